'use client'

import { useTranslations } from 'next-intl'
import { KeysDialog } from '@/app/admin/_components/keys-dialog'

const KEYS = [
  ['j', 'j'],
  ['k', 'k'],
  ['g', 'g'],
  ['m', 'm'],
  ['c', 'c'],
  ['r', 'r'],
  ['u', 'u'],
  ['x', 'x'],
  ['/', 'search'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const

/** What each key does. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('review.keys')
  return (
    <KeysDialog
      title={t('title')}
      keys={KEYS.map(([key, name]) => ({ key, does: t(name) }))}
      note={t('note')}
      closeLabel={t('close')}
      onClose={onClose}
    />
  )
}
