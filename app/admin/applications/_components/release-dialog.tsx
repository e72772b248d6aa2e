'use client'

import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DECISION_ICONS } from '@/app/_applications/looks'
import { Dialog } from '../../_components/dialog'
import type { Queue } from './use-queue'

/**
 * All that would be sent, and by whom it was held; one confirmation for all of it. While the list is read anew (a
 * decision was held a moment ago) there is nothing to confirm yet: the last one would stay behind.
 */
export function ReleaseDialog(props: {
  held: Queue
  isReading: boolean
  isBusy: boolean
  onConfirm: () => void
  onClose: () => void
}) {
  const t = useTranslations('review')
  const { applications: rows, next } = props.held
  const count = rows.length
  const waits = props.isBusy || props.isReading
  const confirm = props.isReading ? t('release.reading') : t('release.confirm', { count })
  return (
    <Dialog title={t('release.title', { count })} onClose={props.onClose}>
      <p>{t('release.text')}</p>
      <p role="status" className="sr-only">
        {props.isReading ? t('release.reading') : t('release.title', { count })}
      </p>
      {next && <p className="mt-2 text-muted">{t('release.more')}</p>}
      <ul className="my-4 divide-y divide-border rounded-xl border border-border">
        {rows.map((row) => {
          if (!row.hold) return null
          const Icon = DECISION_ICONS[row.hold.decision]
          return (
            <li key={row.id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-2">
              <span className="font-semibold wrap-break-word">{row.name}</span>
              <span className="inline-flex items-center gap-1.5">
                <Icon aria-hidden="true" className="size-4 shrink-0 self-center" />
                {t(`decisions.${row.hold.decision}`)}
              </span>
              <span className="ml-auto text-sm text-muted">
                {t('release.by', { name: row.hold.heldByName })}
              </span>
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          aria-disabled={waits}
          onClick={() => waits || props.onConfirm()}
          className="button button--primary gap-2 aria-disabled:opacity-60"
        >
          <Send aria-hidden="true" className="size-5" />
          {props.isBusy ? t('release.working') : confirm}
        </button>
        <button type="button" onClick={props.onClose} className="button button--outline">
          {t('release.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
