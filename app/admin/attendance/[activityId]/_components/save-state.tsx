'use client'

import { CircleCheck, CloudOff, CloudUpload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isParked, isUnsent } from '@/app/_offline/operation'
import type { OutboxState } from '@/app/_offline/outbox-queue'

/** How many marks wait on this device, whatever the session, or that everything is saved. */
export function SaveState({ outbox, hasMarks }: { outbox: OutboxState; hasMarks: boolean }) {
  const t = useTranslations()
  const waiting = outbox.operations.filter(isUnsent).length
  const parked = outbox.operations.some(isParked)
  const isStuck = waiting > 0 && outbox.obstacle !== null
  const Icon = isStuck ? CloudOff : waiting > 0 ? CloudUpload : CircleCheck
  if (waiting === 0 && (parked || !hasMarks)) return <p role="status" className="min-w-24" />
  return (
    <p
      role="status"
      data-waiting={waiting}
      className={`flex min-h-6 min-w-24 items-center gap-1.5 text-sm font-semibold ${isStuck ? 'text-warning' : 'text-muted'}`}
    >
      {/* Nothing that moves: a slow phone would draw it while the next tap waits. */}
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {waiting > 0 ? t('rollCall.waiting', { count: String(waiting) }) : t('attendance.saved')}
    </p>
  )
}
