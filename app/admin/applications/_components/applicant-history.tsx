'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Application } from './use-application'

/** What there was before: the steps of this application, earlier ones, enrollments, and how often they came. */
export function ApplicantHistory({ application }: { application: Application }) {
  const t = useTranslations('review')
  const programs = useTranslations('programs')
  const format = useFormatter()
  const locale = useLocale()
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: 'medium' })
  const { steps, earlier, enrollments, attendance } = application
  const marks = (['present', 'absent', 'excused'] as const).filter((mark) => attendance[mark] > 0)
  return (
    <section aria-label={t('history.title')} className="grid gap-5 sm:grid-cols-2">
      <Part title={t('history.earlier')} empty={earlier.length === 0 && t('history.noEarlier')}>
        {earlier.map((one) => (
          <li key={one.id}>
            <p className="font-medium">
              {one.programName ?? t('noProgram')} · {t(`statuses.${one.status}`)}
            </p>
            <p className="text-sm text-muted">
              {day(one.decidedAt ?? one.submittedAt ?? new Date(0))}
              {one.decidedByName && ` · ${t('history.by', { name: one.decidedByName })}`}
            </p>
            <details className="text-sm">
              <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-link">
                {t('history.read')}
              </summary>
              <div className="space-y-2 whitespace-pre-line wrap-break-word">
                <p>{one.goal ?? t('noGoal')}</p>
                {one.reason && (
                  <p>
                    <strong>{t('form.reason')}:</strong> {one.reason[locale]}
                  </p>
                )}
                {one.feedback && (
                  <p>
                    <strong>{t('form.feedback')}:</strong> {one.feedback}
                  </p>
                )}
                {one.internalNotes && (
                  <p>
                    <strong>{t('history.notes')}:</strong> {one.internalNotes}
                  </p>
                )}
              </div>
            </details>
          </li>
        ))}
      </Part>
      <Part
        title={t('history.enrollments')}
        empty={enrollments.length === 0 && t('history.noEnrollments')}
      >
        {enrollments.map((one) => {
          const end = one.completedAt ?? one.endedAt
          return (
            <li key={one.id}>
              <p className="font-medium">
                {one.programName} · {programs(`enrollmentStatuses.${one.status}`)}
              </p>
              <p className="text-sm text-muted">
                {t('history.from', { date: day(one.enrolledAt) })}
                {end && `, ${t('history.to', { date: day(end) })}`}
              </p>
            </li>
          )
        })}
      </Part>
      <Part title={t('history.attendance')} empty={marks.length === 0 && t('history.noAttendance')}>
        {marks.map((mark) => (
          <li key={mark}>{t(`history.${mark}`, { count: attendance[mark] })}</li>
        ))}
      </Part>
      {steps.length > 0 && (
        <Part title={t('history.steps')} empty={false}>
          {steps.map((step) => (
            <li key={`${step.at.toISOString()} ${step.toStatus}`}>
              <p className="font-medium">
                {step.toStatus === step.fromStatus
                  ? t('history.edited')
                  : step.toStatus === 'submitted'
                    ? t('history.sent')
                    : t(`statuses.${step.toStatus}`)}
              </p>
              <p className="text-sm text-muted">
                {step.actorName} ·{' '}
                {format.dateTime(step.at, { dateStyle: 'medium', timeStyle: 'short' })}
              </p>
            </li>
          ))}
        </Part>
      )}
    </section>
  )
}

function Part(props: { title: string; empty: string | false; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-lg">{props.title}</h3>
      {props.empty ? (
        <p className="text-muted">{props.empty}</p>
      ) : (
        <ul className="space-y-2">{props.children}</ul>
      )}
    </section>
  )
}
