'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_components/notice'
import type { Told } from './use-told'

/** What came of the last decision, above whatever is read now. */
export function ToldNotice(props: {
  told: Told
  onUndo: (() => void) | null
  onClose: () => void
}) {
  const t = useTranslations('review.told')
  const { told, onUndo } = props
  return (
    <div className="sticky top-2 z-20 mb-4">
      <Notice kind={told.kind}>
        {told.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="flex flex-wrap gap-x-6">
          {onUndo && (
            <button
              type="button"
              onClick={onUndo}
              className="min-h-11 font-semibold underline underline-offset-4"
            >
              {t('undo')}
            </button>
          )}
          <button
            type="button"
            onClick={props.onClose}
            className="inline-flex min-h-11 items-center gap-1.5 underline underline-offset-4"
          >
            <X aria-hidden="true" className="size-4" />
            {t('close')}
          </button>
        </p>
      </Notice>
    </div>
  )
}
