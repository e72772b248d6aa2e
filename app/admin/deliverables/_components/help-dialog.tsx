'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/app/admin/_components/dialog'

const KEYS = [
  ['j', 'j'],
  ['k', 'k'],
  ['a', 'a'],
  ['c', 'c'],
  ['r', 'r'],
  ['/', 'search'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const

/** What each key does. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('deliverables.keys')
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
      <p className="mt-4 text-muted">{t('note')}</p>
      <button type="button" onClick={onClose} className="button button--outline mt-5">
        {t('close')}
      </button>
    </Dialog>
  )
}
