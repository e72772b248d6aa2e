import { CircleX, PackageOpen, PencilLine, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { AccentMark } from '@/app/_programs/accent-mark'
import { localDay } from '@/domain/time'
import { zoneCity } from './activity-when'
import type { ListedActivity } from './calendar-data'

/** An activity on a day of a grid: its hour, its title, and by sign and word what is special about it. */
export function GridEntry(props: { activity: ListedActivity; day: string; isRoomy?: boolean }) {
  const { activity, day } = props
  const t = useTranslations('activitiesAdmin')
  const format = useFormatter()
  const { kind, status, title, timeZone, startsAt, endsAt, programs, conflicts } = activity
  const time = (instant: Date) =>
    format.dateTime(instant, { hour: 'numeric', minute: '2-digit', timeZone })
  const isOff = status === 'cancelled'
  const city = zoneCity(timeZone)
  const shown =
    kind === 'deliverable'
      ? t('dueAt', { time: time(endsAt) })
      : localDay(startsAt, timeZone) === day
        ? time(startsAt)
        : t('goesOn')
  return (
    <Link
      href={`/admin/activities/${activity.id}`}
      className="relative block min-h-11 rounded-lg bg-surface-secondary py-1 pr-1.5 pl-3 text-sm leading-tight hover:bg-surface-tertiary"
    >
      <AccentMark
        accent={programs[0]?.accent ?? 'stone'}
        className="absolute inset-y-1.5 left-1 w-1 rounded-full"
      />
      <span className="flex items-center gap-1 text-xs font-semibold text-muted tabular-nums">
        {kind === 'deliverable' && <PackageOpen aria-hidden="true" className="size-3.5 shrink-0" />}
        {shown}
        {props.isRoomy && kind === 'session' && ` – ${time(endsAt)}`}
        {city && ` · ${city}`}
      </span>
      <span
        className={`font-medium wrap-anywhere ${props.isRoomy ? '' : 'line-clamp-2'} ${isOff ? 'text-muted line-through' : ''}`}
      >
        {title}
      </span>
      {isOff && (
        <Sign icon={CircleX} look="text-absent">
          {t('statuses.cancelled')}
        </Sign>
      )}
      {status === 'draft' && <Sign icon={PencilLine}>{t('statuses.draft')}</Sign>}
      {conflicts.length > 0 && (
        <Sign icon={TriangleAlert} look="text-warning">
          {t('conflicts.short')}
        </Sign>
      )}
      {props.isRoomy && (
        <span className="mt-0.5 block text-xs wrap-anywhere text-muted">
          {[...programs.map(({ name }) => name), activity.location].filter(Boolean).join(' · ')}
        </span>
      )}
    </Link>
  )
}

function Sign(props: { icon: typeof CircleX; look?: string; children: string }) {
  const { icon: Icon, look = 'text-muted' } = props
  return (
    <span className={`flex items-center gap-1 text-xs font-semibold ${look}`}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {props.children}
    </span>
  )
}
