'use client'

import { CircleX, Clock, ExternalLink } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StatusChip } from '@/app/_components/status-chip'
import { OpenCard, OpenHeading } from '../../_queue/open-card'
import type { Submission } from './use-submissions'

/** Everything a reviewer answers by; `children` is where they answer, always in sight. */
export function SubmissionView(props: {
  submission: Submission
  now: Date
  takesFocus: boolean
  children: ReactNode
}) {
  const { submission } = props
  const t = useTranslations('deliverables')
  const format = useFormatter()
  const { timeZone, programNames, name, decidedByName, decidedAt } = submission
  const date = (instant: Date) =>
    format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <OpenCard answer={props.children}>
      <header>
        <OpenHeading takesFocus={props.takesFocus}>{submission.title}</OpenHeading>
        <p className="mt-1 text-lg wrap-anywhere">
          {t('view.by', { name, programs: format.list(programNames) })}
        </p>
        <p className="text-sm text-muted">
          {t('view.sent', { date: date(submission.submittedAt) })} ·{' '}
          {t('view.due', { date: date(submission.dueAt) })}
        </p>
        <p className="mt-2 flex flex-wrap gap-2 empty:hidden">
          {submission.isLate && <StatusChip icon={Clock}>{t('list.late')}</StatusChip>}
          {submission.activityStatus === 'cancelled' && (
            <StatusChip icon={CircleX} tone="negative">
              {t('view.cancelled')}
            </StatusChip>
          )}
        </p>
      </header>
      {submission.link && (
        <section>
          <h3 className="text-lg">{t('view.link')}</h3>
          <a
            href={submission.link}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center gap-1.5 font-semibold wrap-anywhere text-link underline underline-offset-4"
          >
            {submission.link}
            <ExternalLink aria-hidden="true" className="size-4 shrink-0" />
            <span className="sr-only">({t('view.newTab')})</span>
          </a>
        </section>
      )}
      {submission.body && (
        <section>
          <h3 className="text-lg">{t('view.text')}</h3>
          <p className="text-lg whitespace-pre-line wrap-anywhere">{submission.body}</p>
        </section>
      )}
      {submission.description && (
        <section>
          <h3 className="text-lg">{t('view.asked')}</h3>
          <p className="whitespace-pre-line wrap-anywhere">{submission.description}</p>
        </section>
      )}
      {submission.feedback && decidedAt && (
        <section>
          <h3 className="text-lg">{t('view.answer')}</h3>
          <p className="whitespace-pre-line wrap-anywhere">{submission.feedback}</p>
          <p className="text-sm text-muted">
            {t('view.answeredBy', {
              name: decidedByName ?? '',
              when: format.relativeTime(decidedAt, props.now),
            })}
          </p>
        </section>
      )}
      <History submission={submission} />
    </OpenCard>
  )
}

function History({ submission: { history, timeZone } }: { submission: Submission }) {
  const t = useTranslations('deliverables.view')
  const format = useFormatter()
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-link before:mr-2 before:transition-transform before:content-['›'] [[open]>&]:before:rotate-90">
        {t('history', { count: history.length })}
      </summary>
      <ol className="flex flex-col gap-2 text-sm">
        {history.map(({ version, fromStatus, toStatus, actorName, createdAt }) => {
          const handedIn = fromStatus === null ? 'first' : 'again'
          const date = format.dateTime(createdAt, {
            dateStyle: 'medium',
            timeStyle: 'short',
            timeZone,
          })
          return (
            <li key={version}>
              <p className="font-medium">
                {t(`steps.${toStatus === 'submitted' ? handedIn : toStatus}`)}
              </p>
              <p className="wrap-anywhere text-muted">{t('step', { name: actorName, date })}</p>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
