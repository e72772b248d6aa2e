'use client'

import { Ban } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import { StatusChip } from '@/app/_components/status-chip'
import { countCharacters } from '@/domain/text'
import { OpenCard, OpenHeading } from '../../_queue/open-card'
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
  const { application, now } = props
  const { person, goal, status, submittedAt } = application
  const t = useTranslations('review')
  const format = useFormatter()
  return (
    <OpenCard answer={props.children}>
      <header>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <OpenHeading takesFocus={props.takesFocus}>{person.name}</OpenHeading>
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
          <p className="text-sm text-muted">{t('characters', { count: countCharacters(goal) })}</p>
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
    </OpenCard>
  )
}
