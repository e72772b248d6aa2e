'use client'

import { ChevronRight, MapPin, PackageOpen, Sprout, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { AccentMark } from '@/app/_programs/accent-mark'
import { localDay } from '@/domain/time'
import { ActivityStatusChip } from './activity-status'
import { zoneCity } from './activity-when'
import type { ListedActivity } from './calendar-data'
import { ConflictChip } from './conflict-chip'
import { useDayNames } from './use-day-names'

/** Day after day, only those that have something; one row each that leads to the activity. */
export function Agenda(props: {
  days: ReadonlyMap<string, readonly ListedActivity[]>
  today: string
}) {
  const t = useTranslations('calendar')
  const names = useDayNames()
  return (
    <ol className="flex flex-col gap-6">
      {[...props.days].map(([day, activities]) => (
        <li key={day}>
          <h3
            aria-current={day === props.today ? 'date' : undefined}
            className="mb-2 font-sans font-semibold text-muted first-letter:uppercase"
          >
            {day === props.today ? t('todayIs', { day: names.long(day) }) : names.long(day)}
          </h3>
          <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
            {activities.map((activity) => (
              <Row key={activity.id} activity={activity} day={day} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Row({ activity, day }: { activity: ListedActivity; day: string }) {
  const t = useTranslations('activitiesAdmin')
  const format = useFormatter()
  const { kind, status, timeZone, startsAt, endsAt } = activity
  const time = (instant: Date) =>
    format.dateTime(instant, { hour: 'numeric', minute: '2-digit', timeZone })
  const city = zoneCity(timeZone)
  const Kind = kind === 'session' ? UsersRound : PackageOpen
  const when =
    kind === 'deliverable'
      ? t('dueAt', { time: time(endsAt) })
      : localDay(startsAt, timeZone) === day
        ? `${time(startsAt)} – ${time(endsAt)}`
        : t('goesOn')
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-surface-secondary has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold tabular-nums">
          <Kind aria-hidden="true" className="size-4 shrink-0 text-muted" />
          {when}
          {city && ` (${city})`}
          <ActivityStatusChip status={status} />
          {activity.conflicts.length > 0 && <ConflictChip />}
        </p>
        <Link
          href={`/admin/activities/${activity.id}`}
          className={`font-semibold wrap-anywhere outline-none after:absolute after:inset-0 ${status === 'cancelled' ? 'text-muted line-through' : ''}`}
        >
          {activity.title}
        </Link>
        <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
          {activity.programs.map((program) => (
            <li key={program.id} className="flex items-center gap-1.5 wrap-anywhere">
              <AccentMark accent={program.accent} />
              {program.name}
            </li>
          ))}
          {activity.programs.length === 0 && (
            <li className="flex items-center gap-1.5">
              <Sprout aria-hidden="true" className="size-4 shrink-0" />
              {t('alone')}
            </li>
          )}
          {activity.location && (
            <li className="flex items-center gap-1.5 wrap-anywhere">
              <MapPin aria-hidden="true" className="size-4 shrink-0" />
              {activity.location}
            </li>
          )}
        </ul>
      </div>
      <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-muted" />
    </li>
  )
}
