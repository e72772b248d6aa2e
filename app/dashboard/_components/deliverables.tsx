import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageCircleQuestion,
  Undo2,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { SubmissionStatus } from '@/domain/submissions'
import { type Deliverable, takesSubmission } from '../_lib/standing'
import { HandIn } from './hand-in'
import { Part } from './part'

type State = SubmissionStatus | 'none' | 'cancelled'

const LOOKS: Record<State, { icon: LucideIcon; tone: Tone }> = {
  none: { icon: CircleDashed, tone: 'neutral' },
  submitted: { icon: Hourglass, tone: 'waiting' },
  changes_requested: { icon: MessageCircleQuestion, tone: 'special' },
  approved: { icon: CircleCheck, tone: 'positive' },
  rejected: { icon: Undo2, tone: 'negative' },
  cancelled: { icon: CircleX, tone: 'neutral' },
}

const stateOf = ({ activityStatus, submission }: Deliverable): State =>
  activityStatus === 'cancelled' ? 'cancelled' : (submission?.status ?? 'none')

/** What a program wants handed in: where each stands, what the team says, and the form. `isOpen` = one may hand in. */
export function Deliverables(props: {
  deliverables: readonly Deliverable[]
  isOpen: boolean
  now: Date
}) {
  const t = useTranslations('deliverables.own')
  if (props.deliverables.length === 0) return null
  return (
    <Part title={t('title')} isBare>
      <ul className="flex flex-col gap-3">
        {props.deliverables.map((deliverable) => (
          <Card key={deliverable.activityId} {...props} deliverable={deliverable} />
        ))}
      </ul>
    </Part>
  )
}

function Card(props: { deliverable: Deliverable; isOpen: boolean; now: Date }) {
  const { deliverable, now } = props
  const t = useTranslations('deliverables.own')
  const { title, description, isRequired, submission } = deliverable
  const state = stateOf(deliverable)
  const look = LOOKS[state]
  return (
    <li className="rounded-2xl border border-border bg-surface p-4 sm:p-5">
      <article aria-label={title} className="flex flex-col gap-2">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h4 className="min-w-0 font-display text-lg font-semibold wrap-anywhere">{title}</h4>
          <StatusChip icon={look.icon} tone={look.tone}>
            {t(`states.${state}`)}
          </StatusChip>
        </div>
        <p className="text-sm text-muted">
          {t(isRequired ? 'required' : 'optional')} · <Due deliverable={deliverable} now={now} />
        </p>
        {description && <p className="whitespace-pre-line wrap-anywhere">{description}</p>}
        {submission?.feedback && (
          <div className="rounded-xl bg-surface-secondary p-3">
            <p className="text-sm font-semibold">
              {t(state === 'submitted' ? 'earlierFeedback' : 'feedback')}
            </p>
            <p className="whitespace-pre-line wrap-anywhere">{submission.feedback}</p>
          </div>
        )}
        {submission && <HandedIn submission={submission} />}
        {props.isOpen && takesSubmission(deliverable) && (
          <HandIn
            keptAs={`${deliverable.enrollmentId}:${deliverable.activityId}`}
            activityId={deliverable.activityId}
            title={title}
            submission={
              submission && {
                version: submission.version,
                status: submission.status,
                link: submission.link,
                body: submission.body,
              }
            }
          />
        )}
      </article>
    </li>
  )
}

function Due({ deliverable, now }: { deliverable: Deliverable; now: Date }) {
  const t = useTranslations('deliverables.own')
  const format = useFormatter()
  const { dueAt, timeZone, submission } = deliverable
  const date = (instant: Date) =>
    format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (submission)
    return `${t('sent', { date: date(submission.submittedAt) })}${submission.isLate ? `, ${t('late')}` : ''}`
  return t(dueAt > now ? 'due' : 'dueOver', { date: date(dueAt) })
}

function HandedIn({ submission }: { submission: NonNullable<Deliverable['submission']> }) {
  const t = useTranslations('deliverables.own')
  return (
    <div>
      <p className="text-sm font-semibold">{t('yours')}</p>
      {submission.link && (
        <a
          href={submission.link}
          target="_blank"
          rel="noreferrer"
          className="flex min-h-11 items-center wrap-anywhere text-link underline underline-offset-4"
        >
          {submission.link}
          <span className="sr-only"> ({t('newTab')})</span>
        </a>
      )}
      {submission.body && (
        <p className="line-clamp-6 whitespace-pre-line wrap-anywhere">{submission.body}</p>
      )}
    </div>
  )
}
