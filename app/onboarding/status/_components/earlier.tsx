import { useFormatter, useTranslations } from 'next-intl'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import { StatusChip } from '@/app/_components/status-chip'
import type { OwnApplication } from '../../_lib/steps'
import { Answer } from './answer'

/** The applications before this one, with what was answered. */
export function Earlier(props: { applications: OwnApplication['earlier']; locale: 'es' | 'en' }) {
  const t = useTranslations('onboarding.status')
  const format = useFormatter()
  if (props.applications.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-2xl">{t('earlier')}</h2>
      <ul className="divide-y divide-border rounded-2xl border border-border bg-surface">
        {props.applications.map((application) => {
          const { icon, tone } = STATUS_LOOKS[application.status]
          const at = application.decidedAt ?? application.submittedAt
          return (
            <li key={application.id} className="flex flex-col gap-3 p-5">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="text-xl">{application.program?.name ?? t('noProgram')}</h3>
                <StatusChip icon={icon} tone={tone}>
                  {t(`chip.${application.status}`)}
                </StatusChip>
              </div>
              {at && (
                <p className="text-sm text-muted">{format.dateTime(at, { dateStyle: 'long' })}</p>
              )}
              <Answer application={application} locale={props.locale} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
