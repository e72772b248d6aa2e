import { CircleDot, CircleX, LogIn, LogOut, type LucideIcon } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { SessionPlace } from '@/domain/rate'
import { MARK_LOOKS } from '../../../attendance/_components/mark-looks'
import type { Enrollment } from './person-data'

const LOOKS: Record<SessionPlace, { icon: LucideIcon; text: string }> = {
  ...MARK_LOOKS,
  cancelled: { icon: CircleX, text: 'text-muted' },
  optional: { icon: CircleDot, text: 'text-muted' },
  before_joining: { icon: LogIn, text: 'text-muted' },
  after_leaving: { icon: LogOut, text: 'text-muted' },
}

/** Every session of a program and what it is to one enrollment. */
export function SessionPlaces({ sessions }: { sessions: Enrollment['sessions'] }) {
  const t = useTranslations('people.enrollments.places')
  const format = useFormatter()
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {sessions.map(({ activityId, title, startsAt, timeZone, place }) => {
        const { icon: Icon, text } = LOOKS[place]
        return (
          <li key={activityId} className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              {title}{' '}
              <span className="text-muted">
                · {format.dateTime(startsAt, { dateStyle: 'medium', timeZone })}
              </span>
            </span>
            <span className={`flex items-center gap-1.5 font-semibold ${text}`}>
              <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.5} />
              {t(place)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
