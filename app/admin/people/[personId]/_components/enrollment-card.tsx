import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import { DROP_REASONS } from '@/domain/enrollments'
import { EnrollmentSteps } from './enrollment-steps'
import type { Enrollment, PersonData } from './person-data'
import { RateExplained } from './rate-explained'
import { SessionPlaces } from './session-places'

/** A person's place in a program: where it stands, the figures, its sessions, its history, and the next step. */
export function EnrollmentCard(props: {
  name: string
  enrollment: Enrollment
  history: PersonData['history']
}) {
  const { name, enrollment, history } = props
  const t = useTranslations('people.enrollments')
  const reasons = useTranslations('people.dropReasons')
  const { endReason, endNote } = enrollment
  const worded = DROP_REASONS.find((reason) => reason === endReason)
  return (
    <article
      aria-label={enrollment.programName}
      className="flex flex-col gap-4 rounded-2xl border border-border bg-surface p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="text-xl wrap-anywhere">{enrollment.programName}</h3>
          <Since enrollment={enrollment} />
        </div>
        <EnrollmentStatusChip status={enrollment.status} />
      </div>
      {endReason && (
        <p className="wrap-anywhere">
          {t('endReason', { reason: worded ? reasons(worded) : endReason })}
        </p>
      )}
      {endNote && (
        <p className="whitespace-pre-line wrap-anywhere">{t('endNote', { note: endNote })}</p>
      )}
      <RateExplained enrollment={enrollment} />
      <div className="flex flex-col divide-y divide-border border-y border-border">
        <Details summary={t('sessions', { count: enrollment.sessions.length })}>
          <SessionPlaces sessions={enrollment.sessions} />
        </Details>
        {history.length > 0 && (
          <Details summary={t('history', { count: history.length })}>
            <Steps history={history} />
          </Details>
        )}
      </div>
      <EnrollmentSteps name={name} enrollment={enrollment} />
    </article>
  )
}

function Since({ enrollment }: { enrollment: Enrollment }) {
  const t = useTranslations('programs')
  const format = useFormatter()
  const { status, enrolledAt, promotedAt, completedAt, endedAt, programTimeZone } = enrollment
  const date = (instant: Date) =>
    format.dateTime(instant, { dateStyle: 'long', timeZone: programTimeZone })
  let since = t('enrolledOn', { date: date(enrolledAt) })
  if (status === 'active' && promotedAt) since = t('promotedOn', { date: date(promotedAt) })
  if (status === 'completed' && completedAt) since = t('completedOn', { date: date(completedAt) })
  if (status === 'dropped' && endedAt) since = t('droppedOn', { date: date(endedAt) })
  return <p className="text-sm text-muted">{since}</p>
}

function Details({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-link before:mr-2 before:transition-transform before:content-['›'] [[open]>&]:before:rotate-90">
        {summary}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  )
}

function Steps({ history }: { history: PersonData['history'] }) {
  const t = useTranslations('people.enrollments')
  const statuses = useTranslations('programs.enrollmentStatuses')
  const format = useFormatter()
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {history.map((step) => (
        <li key={`${step.at.toISOString()}-${step.fromStatus}-${step.toStatus}`}>
          <p className="font-medium">
            {step.fromStatus
              ? t('step', { from: statuses(step.fromStatus), to: statuses(step.toStatus) })
              : t('firstStep', { to: statuses(step.toStatus) })}
          </p>
          <p className="wrap-anywhere text-muted">
            {t('by', {
              name: step.actorName,
              date: format.dateTime(step.at, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </p>
        </li>
      ))}
    </ol>
  )
}
