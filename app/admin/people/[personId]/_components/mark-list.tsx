import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { RouterOutputs } from '@/app/_trpc/client'
import { MARK_LOOKS } from '../../../attendance/_components/mark-looks'

/** Every mark of a person, newest first, whatever program the session belongs to. */
export function MarkList({ marks }: { marks: RouterOutputs['users']['get']['attendance'] }) {
  const t = useTranslations('people')
  const format = useFormatter()
  if (marks.length === 0) return null
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
      {marks.map((mark) => {
        const { icon: Icon, text } = MARK_LOOKS[mark.status]
        return (
          <li
            key={mark.activityId}
            className="relative flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-surface-secondary has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus"
          >
            <div className="min-w-0">
              <Link
                href={`/admin/attendance/${mark.activityId}`}
                className="font-semibold wrap-anywhere outline-none after:absolute after:inset-0"
              >
                {mark.title}
              </Link>
              <p className="text-sm wrap-anywhere text-muted">
                {format.dateTime(mark.startsAt, { dateStyle: 'medium', timeZone: mark.timeZone })}
                {' · '}
                {t('attendance.by', { name: mark.markedByName })}
              </p>
              {mark.note && (
                <p className="text-sm whitespace-pre-line wrap-anywhere">{mark.note}</p>
              )}
            </div>
            <span className={`flex items-center gap-1.5 font-semibold ${text}`}>
              <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.5} />
              {t(`enrollments.places.${mark.status}`)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
