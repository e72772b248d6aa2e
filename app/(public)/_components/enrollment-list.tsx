import type { inferRouterOutputs } from '@trpc/server'
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import { PromotionReason } from '@/app/_programs/promotion-reason'
import type { AppRouter } from '@/server/api/root'

type Enrollment = inferRouterOutputs<AppRouter>['enrollments']['mine'][number]

function EnrollmentRow({ enrollment }: { enrollment: Enrollment }) {
  const t = useTranslations('programs')
  const format = useFormatter()
  const { enrollmentStatus, enrolledAt, promotedAt, completedAt, endedAt } = enrollment
  const { programTimeZone, promotion } = enrollment
  const day = (instant: Date) =>
    format.dateTime(instant, { dateStyle: 'long', timeZone: programTimeZone })

  let since = t('enrolledOn', { date: day(enrolledAt) })
  if (enrollmentStatus === 'active' && promotedAt)
    since = t('promotedOn', { date: day(promotedAt) })
  if (enrollmentStatus === 'completed' && completedAt)
    since = t('completedOn', { date: day(completedAt) })
  if (enrollmentStatus === 'dropped' && endedAt) since = t('droppedOn', { date: day(endedAt) })

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-5">
      <div className="min-w-0">
        <h3 className="text-xl wrap-break-word">{enrollment.programName}</h3>
        <p className="text-sm text-muted">{since}</p>
      </div>
      <EnrollmentStatusChip status={enrollmentStatus} />
      {promotion && enrollmentStatus !== 'dropped' && (
        <div className="w-full">
          <PromotionReason figures={promotion} />
        </div>
      )}
    </li>
  )
}

/** One's own programs and where one stands in each. */
export function EnrollmentList({ enrollments }: { enrollments: Enrollment[] }) {
  const t = useTranslations('home.noEnrollments')
  if (enrollments.length === 0) return <EmptyState title={t('title')} text={t('text')} />
  return (
    <ul className="divide-y divide-border rounded-2xl border border-border bg-surface">
      {enrollments.map((enrollment) => (
        <EnrollmentRow key={enrollment.id} enrollment={enrollment} />
      ))}
    </ul>
  )
}
