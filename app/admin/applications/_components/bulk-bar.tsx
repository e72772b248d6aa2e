'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DECISION_ICONS } from '@/app/_applications/looks'
import { APPLICATION_DECISIONS } from '@/domain/applications'

/** The same held decision for all that are chosen. Refusals and requests for changes need words of their own. */
export function BulkBar(props: {
  count: number
  isBusy: boolean
  onHold: (decision: (typeof APPLICATION_DECISIONS)[number]) => void
  onClear: () => void
}) {
  const t = useTranslations('review')
  return (
    <section
      aria-label={t('bulk.label')}
      className="mb-3 flex flex-wrap items-center gap-2 rounded-2xl border border-border bg-surface p-2 pl-4"
    >
      <p role="status" className="mr-auto font-semibold">
        {t('bulk.selected', { count: props.count })}
      </p>
      <button
        type="button"
        onClick={props.onClear}
        aria-label={t('bulk.clear')}
        className="button button--ghost button--icon-only"
      >
        <X aria-hidden="true" className="size-5" />
      </button>
      <div className="flex w-full flex-wrap items-center gap-2">
        <p className="text-sm text-muted">{t('bulk.hold')}</p>
        {APPLICATION_DECISIONS.map((decision) => {
          const Icon = DECISION_ICONS[decision]
          return (
            <button
              key={decision}
              type="button"
              disabled={props.isBusy}
              onClick={() => props.onHold(decision)}
              className="button button--secondary gap-2 px-3 disabled:opacity-60"
            >
              <Icon aria-hidden="true" className="size-5" />
              {t(`decisions.${decision}`)}
            </button>
          )
        })}
      </div>
    </section>
  )
}
