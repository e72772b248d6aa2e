import { useTranslations } from 'next-intl'
import type { OwnApplication } from '../../_lib/steps'

const FIELDS = ['goal', 'githubUsername', 'twitterUsername'] as const

/** What the application says, or what its draft says so far. */
export function Sent(props: {
  mine: OwnApplication
  application: NonNullable<OwnApplication['current']>
}) {
  const t = useTranslations('onboarding')
  const isDraft = props.application.status === 'draft'
  const said = isDraft ? props.mine.form : props.application
  const filled = FIELDS.filter((field) => said[field])
  if (filled.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-2xl">{t(isDraft ? 'status.sent.draft' : 'status.sent.title')}</h2>
      <dl className="flex flex-col gap-3 rounded-2xl border border-border bg-surface p-5">
        {filled.map((field) => (
          <div key={field}>
            <dt className="text-sm font-semibold text-muted">{t(`fields.${field}`)}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">{said[field]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
