'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/app/admin/_components/dialog'

const KEYS = [
  ['↑ ↓', 'rows'],
  ['← →', 'marks'],
  ['P', 'present'],
  ['A', 'absent'],
  ['E', 'excused'],
  ['N', 'note'],
  ['U', 'undo'],
  ['/', 'search'],
  ['Enter', 'close'],
  ['?', 'help'],
] as const

/** What each key does. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('rollCall.keys')
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
        {KEYS.map(([key, name]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-flex min-w-9 justify-center rounded-lg border border-field-border bg-surface-secondary px-2 py-0.5 font-sans font-semibold">
                {key}
              </kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose} className="button button--outline mt-5">
        {t('done')}
      </button>
    </Dialog>
  )
}
