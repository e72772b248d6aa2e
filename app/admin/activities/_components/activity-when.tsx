import { useFormatter, useTranslations } from 'next-intl'
import type { ActivityKind } from '@/domain/activities'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { localDay } from '@/domain/time'

interface Times {
  kind: ActivityKind
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** Where a clock shows these hours, when it is not the one of most activities. */
export const zoneCity = (zone: string): string | null =>
  zone === DEFAULT_TIME_ZONE ? null : (zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone)

/** When a session takes place or a deliverable is due, by its own clock. */
export function ActivityWhen({ activity }: { activity: Times }) {
  const { kind, startsAt, endsAt, timeZone } = activity
  const t = useTranslations('activitiesAdmin')
  const format = useFormatter()
  const date = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  const time = { hour: 'numeric', minute: '2-digit' } as const
  const city = zoneCity(timeZone)
  const full = (instant: Date) => format.dateTime(instant, { ...date, ...time, timeZone })
  const isOneDay = localDay(startsAt, timeZone) === localDay(endsAt, timeZone)
  const end = isOneDay ? format.dateTime(endsAt, { ...time, timeZone }) : full(endsAt)
  const words =
    kind === 'deliverable' ? t('due', { when: full(endsAt) }) : `${full(startsAt)} – ${end}`
  return (
    <time dateTime={startsAt.toISOString()} className="tabular-nums">
      {city ? `${words} (${city})` : words}
    </time>
  )
}
