'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useSyncExternalStore } from 'react'
import { Notice } from '@/app/_components/notice'
import { isParked, isUnsent, type Operation } from '@/app/_offline/operation'
import { outboxOf } from '@/app/_offline/outbox-queue'

const ACTION = 'inline-flex min-h-11 items-center font-semibold underline underline-offset-4'

/**
 * What `owner` marked in other sessions than the one on the screen, and the server does not have yet: how much waits to
 * be sent, and what it refused, with the reason.
 */
export function WaitingList({ owner, pathname }: { owner: string; pathname: string }) {
  const queue = outboxOf(owner)
  const { operations, obstacle } = useSyncExternalStore(
    queue.subscribe,
    () => queue.state,
    () => queue.state,
  )
  useEffect(() => queue.start(), [queue])
  const pathOf = ({ activityId }: Operation) => `/admin/attendance/${activityId}` as const
  const elsewhere = operations.filter((operation) => pathOf(operation) !== pathname)
  const paths = [...new Set(elsewhere.map(pathOf))]
  if (paths.length === 0) return null
  return (
    <div className="mx-auto mt-4 w-full max-w-6xl space-y-3 px-4 sm:px-6">
      {paths.map((path) => (
        <OfOneSession
          key={path}
          path={path}
          operations={elsewhere.filter((operation) => pathOf(operation) === path)}
          isSignedOut={obstacle === 'UNAUTHENTICATED'}
          onDrop={(parked) => void queue.drop(parked)}
        />
      ))}
    </div>
  )
}

function OfOneSession(props: {
  path: `/admin/attendance/${string}`
  operations: readonly Operation[]
  isSignedOut: boolean
  onDrop: (parked: readonly Operation[]) => void
}) {
  const t = useTranslations()
  const parked = props.operations.filter(isParked)
  const waiting = props.operations.filter(isUnsent).length
  const reasons = [...new Set(parked.flatMap(({ code }) => code ?? []))]
  return (
    <Notice kind={parked.length > 0 ? 'problem' : 'info'}>
      {waiting > 0 && (
        <p>
          {t(props.isSignedOut ? 'nav.marks.signedOut' : 'nav.marks.waiting', { count: waiting })}
        </p>
      )}
      {parked.length > 0 && (
        <p>
          {[t('nav.marks.parked', { count: parked.length })]
            .concat(reasons.map((code) => t(`errors.${code}`)))
            .join(' ')}
        </p>
      )}
      <p className="flex flex-wrap gap-x-6">
        <Link href={props.path} className={ACTION}>
          {t('nav.marks.open')}
        </Link>
        {parked.length > 0 && (
          <button type="button" onClick={() => props.onDrop(parked)} className={ACTION}>
            {t('nav.marks.drop', { count: parked.length })}
          </button>
        )}
      </p>
    </Notice>
  )
}
