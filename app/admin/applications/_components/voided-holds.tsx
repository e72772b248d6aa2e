'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_components/notice'
import { useTRPC } from '@/app/_trpc/client'
import type { SeenHold } from '@/domain/applications'

/** Which of one's held decisions no longer stand, because the person edited or withdrew. */
export function VoidedHolds(props: {
  onOpen: (applicationId: string) => void
  onDismiss: (seen: SeenHold, name: string) => void
}) {
  const t = useTranslations('review')
  const api = useTRPC()
  const voided = useQuery(api.applications.voidedHolds.queryOptions())
  return voided.data?.map(({ applicationId, holdId, holdVersion, applicantName, decision }) => (
    <div key={holdId} className="mb-4">
      <Notice kind="info">
        <p>{t('voided.text', { name: applicantName, decision: t(`decisions.${decision}`) })}</p>
        <p className="flex flex-wrap gap-x-6">
          <button
            type="button"
            onClick={() => props.onOpen(applicationId)}
            className="min-h-11 font-semibold text-link underline underline-offset-4"
          >
            {t('voided.open')}
          </button>
          <button
            type="button"
            onClick={() => props.onDismiss({ applicationId, holdId, holdVersion }, applicantName)}
            className="min-h-11 text-link underline underline-offset-4"
          >
            {t('voided.dismiss')}
          </button>
        </p>
      </Notice>
    </div>
  ))
}
