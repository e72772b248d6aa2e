'use client'

import { CircleCheck, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isParked, isUnsent } from '@/app/_offline/operation'
import type { RollCallState } from '../_lib/roll-call-store'
import { passes, useStore } from '../_lib/use-roll-call'

/**
 * Whether the server is reached, how many marks wait on this device, whatever the session, and how many of this one are
 * to be resolved. One line that is always there: what comes and goes with the network must move no row away under a
 * finger.
 */
export function SaveState({ state, isClosed }: { state: RollCallState; isClosed: boolean }) {
  const t = useTranslations()
  const { activityId } = useStore()
  const { outbox, lost, rows } = state
  const { operations } = outbox
  const waiting = operations.filter(isUnsent).length
  const parked = operations.filter((one) => isParked(one) && one.activityId === activityId).length
  const count = String(waiting)
  const isOffline = lost === 'OFFLINE'
  // Nothing that moves: a slow phone would draw it while the next tap waits.
  const show = () => {
    if (waiting > 0 && !outbox.isDurable)
      return [TriangleAlert, 'text-warning', t('rollCall.device.notKept', { count })] as const
    if (waiting > 0 && isOffline)
      return [CloudOff, 'text-warning', t('rollCall.device.offlineWaiting', { count })] as const
    if (waiting > 0 && outbox.obstacle !== null)
      return [CloudOff, 'text-warning', t('rollCall.waiting', { count })] as const
    if (waiting > 0) return [CloudUpload, 'text-muted', t('rollCall.waiting', { count })] as const
    if (isOffline && isClosed) return [CloudOff, 'text-warning', t('rollCall.shell.title')] as const
    if (isOffline) return [CloudOff, 'text-warning', t('rollCall.device.offline')] as const
    if (lost && passes(lost))
      return [CloudOff, 'text-warning', t('rollCall.device.trouble')] as const
    if (parked > 0)
      return [TriangleAlert, 'text-warning', t('rollCall.parked.count', { count: parked })] as const
    if (rows.some((row) => row.version > 0))
      return [CircleCheck, 'text-muted', t('attendance.saved')] as const
    if (isClosed) return [null, '', ''] as const
    return [CircleCheck, 'text-muted', t('rollCall.savesItself')] as const
  }
  const [Icon, tone, words] = show()
  return (
    <p
      role="status"
      data-waiting={waiting}
      className={`flex min-h-6 w-full items-center gap-1.5 text-sm font-semibold ${tone}`}
    >
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0" />}
      {words}
    </p>
  )
}
