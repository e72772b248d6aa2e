import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { ActivityStatusChip } from '../../_components/activity-status'
import type { ActivityData } from './activity-data'

/** The other dates of a session's series. */
export function SeriesSessions({ activity }: { activity: ActivityData }) {
  const t = useTranslations('activitiesAdmin.series')
  const format = useFormatter()
  const sessions = activity.series?.sessions ?? []
  return (
    <section aria-labelledby="series">
      <h2 id="series" className="text-2xl">
        {t('title')}
      </h2>
      <p className="mb-3 text-muted">{t('count', { count: sessions.length })}</p>
      <ol className="flex flex-wrap gap-2">
        {sessions.map((one) => {
          const isOff = one.status === 'cancelled'
          return (
            <li key={one.id} className="flex items-center gap-1.5">
              <Link
                href={`/admin/activities/${one.id}`}
                aria-current={one.id === activity.id ? 'page' : undefined}
                className="flex min-h-11 items-center gap-2 rounded-xl border border-border bg-surface px-3 font-medium tabular-nums hover:border-field-border aria-[current=page]:border-transparent aria-[current=page]:bg-maize-soft"
              >
                <span className={isOff ? 'text-muted line-through' : ''}>
                  {format.dateTime(one.startsAt, {
                    weekday: 'short',
                    day: 'numeric',
                    month: 'short',
                    timeZone: activity.timeZone,
                  })}
                </span>
                <ActivityStatusChip status={one.status} />
              </Link>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
