'use client'

import { Ban } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import { StatusChip } from '@/app/_components/status-chip'
import { countCharacters } from '@/domain/text'
import { ApplicantHistory } from './applicant-history'
import { ApplicationHandles } from './application-handles'
import { InternalNotes } from './internal-notes'
import type { Application } from './use-application'

/** Everything a reviewer decides by; `children` is where they decide, always in sight. */
export function ApplicationView(props: {
  application: Application
  now: Date
  takesFocus: boolean
  /** What is said with the goal in sight. */
  belowGoal: ReactNode
  children: ReactNode
}) {
  const { application, now, takesFocus } = props
  const { person, goal, status, submittedAt } = application
  const t = useTranslations('review')
  const format = useFormatter()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [takesFocus])
  return (
    <article className="rounded-2xl border border-border bg-surface">
      <div className="flex flex-col gap-6 p-4 sm:p-6">
        <header>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <h2
              ref={heading}
              tabIndex={-1}
              className="min-w-0 scroll-mt-24 text-2xl wrap-break-word outline-none! sm:text-3xl"
            >
              {person.name}
            </h2>
            <StatusChip {...STATUS_LOOKS[status]}>{t(`statuses.${status}`)}</StatusChip>
          </div>
          <p className="mt-1 text-lg">
            {application.program?.name ?? t('noProgram')}
            {submittedAt && (
              <span className="text-muted">
                {' '}
                · {t('list.sent', { when: format.relativeTime(submittedAt, now) })}
              </span>
            )}
          </p>
          <p className="text-sm wrap-anywhere text-muted">
            {person.username && `@${person.username} · `}
            {person.email} · {t(`accountStatuses.${person.accountStatus}`)} ·{' '}
            {t('since', { date: format.dateTime(person.createdAt, { dateStyle: 'medium' }) })}
          </p>
          {person.suspendedAt && (
            <p className="mt-2">
              <StatusChip icon={Ban} tone="negative">
                {t('suspended')}
              </StatusChip>
            </p>
          )}
        </header>
        <section>
          <h3 className="text-lg">{t('goal')}</h3>
          <p className="mt-1 text-lg whitespace-pre-line wrap-break-word">{goal ?? t('noGoal')}</p>
          {goal && (
            <p className="text-sm text-muted">
              {t('characters', { count: countCharacters(goal) })}
            </p>
          )}
        </section>
        {props.belowGoal}
        {person.bio && (
          <section>
            <h3 className="text-lg">{t('bio')}</h3>
            <p className="whitespace-pre-line wrap-break-word">{person.bio}</p>
          </section>
        )}
        <ApplicationHandles application={application} />
        <ApplicantHistory application={application} />
        <InternalNotes applicationId={application.id} notes={application.internalNotes} />
      </div>
      <div className="sticky bottom-0 z-10 max-h-[70dvh] overflow-y-auto rounded-b-2xl border-t border-border bg-surface p-3 empty:hidden sm:px-6">
        {props.children}
      </div>
    </article>
  )
}
