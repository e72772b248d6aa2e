'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_components/notice'
import { isUnsent } from '@/app/_offline/operation'
import type { RollCallState } from '../_lib/roll-call-store'
import { passes } from '../_lib/use-roll-call'

/** What stands between this device and the server, and what the person can do about it; what waits, and the network, stand in the bar. */
export function DeviceNotices({ state, path }: { state: RollCallState; path: string }) {
  const t = useTranslations()
  const { outbox, lost } = state
  const isWaiting = outbox.operations.some(isUnsent)
  const isSignedOut =
    lost === 'UNAUTHENTICATED' || (isWaiting && outbox.obstacle === 'UNAUTHENTICATED')
  return (
    <div className="space-y-3 *:mb-3 empty:hidden">
      {isSignedOut && (
        <Notice kind="problem">
          {t('rollCall.device.signedOut')}{' '}
          <Link
            href={`/sign-in?next=${encodeURIComponent(path)}`}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('nav.signIn')}
          </Link>
        </Notice>
      )}
      {lost && !passes(lost) && !isSignedOut && (
        <Notice kind="problem">{t(`errors.${lost}`)}</Notice>
      )}
    </div>
  )
}
