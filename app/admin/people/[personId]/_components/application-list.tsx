import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Inbox,
  type LucideIcon,
  MessageCircleQuestion,
  Undo2,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { RouterOutputs } from '@/app/_trpc/client'
import type { ApplicationStatus } from '@/domain/applications'

type Application = RouterOutputs['users']['get']['applications'][number]

const LOOKS: Record<ApplicationStatus, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: CircleDashed, tone: 'neutral' },
  submitted: { icon: Inbox, tone: 'waiting' },
  changes_requested: { icon: MessageCircleQuestion, tone: 'special' },
  approved: { icon: CircleCheck, tone: 'positive' },
  rejected: { icon: CircleX, tone: 'negative' },
  withdrawn: { icon: Undo2, tone: 'neutral' },
}

/** A person's applications, newest first, with what was answered and what staff noted. */
export function ApplicationList({ applications }: { applications: Application[] }) {
  const t = useTranslations('people.applications')
  const format = useFormatter()
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: 'long' })
  return applications.map((application) => {
    const { icon, tone } = LOOKS[application.status]
    const texts = [
      [t('goal'), application.goal],
      [t('feedback'), application.feedback],
      [t('notes'), application.internalNotes],
    ] as const
    return (
      <article
        key={application.id}
        className="flex flex-col gap-3 rounded-2xl border border-border bg-surface p-4 sm:p-5"
      >
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h3 className="text-xl wrap-anywhere">{application.programName ?? t('noProgram')}</h3>
            {application.submittedAt && (
              <p className="text-sm text-muted">
                {t('sent', { date: day(application.submittedAt) })}
              </p>
            )}
            {application.decidedAt && application.decidedByName && (
              <p className="text-sm wrap-anywhere text-muted">
                {t('decided', {
                  name: application.decidedByName,
                  date: day(application.decidedAt),
                })}
              </p>
            )}
          </div>
          <StatusChip icon={icon} tone={tone}>
            {t(`statuses.${application.status}`)}
          </StatusChip>
        </div>
        <dl className="flex flex-col gap-2">
          {texts.map(
            ([name, text]) =>
              text && (
                <div key={name}>
                  <dt className="text-sm font-semibold text-muted">{name}</dt>
                  <dd className="whitespace-pre-line wrap-anywhere">{text}</dd>
                </div>
              ),
          )}
        </dl>
      </article>
    )
  })
}
