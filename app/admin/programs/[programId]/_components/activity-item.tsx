'use client'

import { GripVertical, MapPin, PackageOpen, Unlink, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from 'react-aria-components/Button'
import { ActivityStatusChip } from '@/app/admin/activities/_components/activity-status'
import { ActivityWhen } from '@/app/admin/activities/_components/activity-when'
import { ConflictNote } from '@/app/admin/activities/_components/conflict-note'
import type { Conflict, ProgramActivity } from './program-data'

/** An activity in its place of the program: when, what, whether it counts; the handle moves it. */
export function ActivityItem(props: {
  activity: ProgramActivity
  place: number
  conflicts: readonly Conflict[]
  canManage: boolean
  isBusy: boolean
  now: Date
  onRequire: (isRequired: boolean) => void
  onUnlink: () => void
}) {
  const { activity, canManage } = props
  const t = useTranslations('programsAdmin.order')
  const kinds = useTranslations('activitiesAdmin.kinds')
  const { title, kind, status, isRequired } = activity
  const Kind = kind === 'session' ? UsersRound : PackageOpen
  const isOff = status === 'cancelled'
  const isAhead = activity.endsAt > props.now
  return (
    <>
      {canManage && (
        <Button
          slot="drag"
          aria-label={t('move', { title })}
          className="flex size-11 shrink-0 cursor-grab items-center justify-center rounded-lg text-muted outline-none hover:bg-surface-secondary hover:text-foreground data-focus-visible:outline-3 data-focus-visible:outline-focus"
        >
          <GripVertical aria-hidden="true" className="size-5" />
        </Button>
      )}
      <span
        aria-hidden="true"
        className="mt-2.5 hidden w-6 shrink-0 text-right text-sm font-semibold text-muted tabular-nums sm:block"
      >
        {props.place}
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4">
        <div className="min-w-0 flex-1 basis-64 py-1.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              href={`/admin/activities/${activity.id}`}
              className={`-my-2 inline-flex min-h-11 items-center font-semibold wrap-anywhere hover:underline ${isOff ? 'text-muted line-through' : ''}`}
            >
              {title}
            </Link>
            <ActivityStatusChip status={status} />
          </p>
          <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
            <li className="flex items-center gap-1.5">
              <Kind aria-hidden="true" className="size-4 shrink-0" />
              {kinds(kind)}
            </li>
            <li>
              <ActivityWhen activity={activity} />
            </li>
            {activity.location && (
              <li className="flex items-center gap-1.5 wrap-anywhere">
                <MapPin aria-hidden="true" className="size-4 shrink-0" />
                {activity.location}
              </li>
            )}
          </ul>
          {isAhead && !isOff && props.conflicts.length > 0 && (
            <div className="mt-2">
              <ConflictNote conflicts={props.conflicts} />
            </div>
          )}
          {!canManage && (
            <p className="text-sm text-muted">{t(isRequired ? 'required' : 'optional')}</p>
          )}
        </div>
        {canManage && <Controls {...props} />}
      </div>
    </>
  )
}

function Controls(props: {
  activity: ProgramActivity
  isBusy: boolean
  onRequire: (isRequired: boolean) => void
  onUnlink: () => void
}) {
  const { title, isRequired } = props.activity
  const t = useTranslations('programsAdmin.order')
  return (
    <div className="flex shrink-0 items-center gap-2">
      <label className="flex min-h-11 cursor-pointer items-center gap-2 text-sm font-medium">
        <input
          type="checkbox"
          autoComplete="off"
          checked={isRequired}
          aria-disabled={props.isBusy}
          aria-label={t('requiredOf', { title })}
          onChange={(event) => props.onRequire(event.target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="w-20">{t(isRequired ? 'required' : 'optional')}</span>
      </label>
      <button
        type="button"
        aria-label={t('unlink', { title })}
        title={t('unlink', { title })}
        aria-disabled={props.isBusy}
        onClick={props.onUnlink}
        className="button button--ghost button--icon-only px-0"
      >
        <Unlink aria-hidden="true" className="size-5" />
      </button>
    </div>
  )
}
