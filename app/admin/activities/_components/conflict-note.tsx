import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ActivityWhen } from './activity-when'

interface Met {
  activityId: string
  title: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  location: string | null
  samePlace: boolean
  sameProgram: boolean
}

/** What a session meets in place or time. It is said, never forbidden. */
export function ConflictNote({ conflicts }: { conflicts: readonly Met[] }) {
  const t = useTranslations('activitiesAdmin.conflicts')
  const found = [...new Map(conflicts.map((one) => [one.activityId, one])).values()]
  if (found.length === 0) return null
  return (
    <details className="rounded-xl bg-maize-soft px-3 text-sm" open={found.length < 4}>
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
        {t('title', { count: found.length })}
      </summary>
      <ul className="flex flex-col gap-1.5 pb-3">
        {found.slice(0, 20).map((one) => (
          <li key={one.activityId} className="wrap-anywhere">
            <span className="font-medium">{one.title}</span>
            {' · '}
            <ActivityWhen activity={{ ...one, kind: 'session' }} />
            {' · '}
            {one.samePlace && t('place', { place: one.location ?? '' })}
            {one.samePlace && one.sameProgram && ' · '}
            {one.sameProgram && t('people')}
          </li>
        ))}
      </ul>
    </details>
  )
}
