import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { HandleLinks } from '@/app/_applications/handle-links'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import { StatusChip } from '@/app/_components/status-chip'
import type { RouterOutputs } from '@/app/_trpc/client'

type Application = RouterOutputs['users']['get']['applications'][number]

/** A person's applications, newest first, with what was answered and what staff noted. */
export function ApplicationList({ applications }: { applications: Application[] }) {
  const t = useTranslations('people.applications')
  const format = useFormatter()
  const locale = useLocale()
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: 'long' })
  return applications.map((application) => {
    const texts = [
      [t('goal'), application.goal],
      [t('reason'), application.reason?.[locale]],
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
          <StatusChip {...STATUS_LOOKS[application.status]}>
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
          {(application.githubUsername || application.twitterUsername) && (
            <div>
              <dt className="text-sm font-semibold text-muted">{t('handles')}</dt>
              <dd>
                <HandleLinks handles={application} />
              </dd>
            </div>
          )}
        </dl>
      </article>
    )
  })
}
