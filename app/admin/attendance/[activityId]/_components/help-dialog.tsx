'use client'

import { useTranslations } from 'next-intl'
import { KeysDialog } from '@/app/admin/_components/keys-dialog'

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
    <KeysDialog
      title={t('title')}
      keys={KEYS.map(([key, name]) => ({ key, does: t(name) }))}
      closeLabel={t('done')}
      onClose={onClose}
    />
  )
}
