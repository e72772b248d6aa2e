import { useTranslations } from 'next-intl'
import type { OwnApplication } from '../../_lib/steps'

type Application = OwnApplication['earlier'][number]

/** What staff said: the reason and their own words. */
export function Answer(props: { application: Application; locale: 'es' | 'en' }) {
  const { status, reason, feedback } = props.application
  const t = useTranslations('onboarding.status')
  if ((status !== 'rejected' && status !== 'changes_requested') || !(reason || feedback))
    return null
  return (
    <dl className="flex flex-col gap-3 rounded-2xl bg-surface-secondary p-5">
      {reason && (
        <div>
          <dt className="text-sm font-semibold text-muted">{t('reason')}</dt>
          <dd className="text-lg font-semibold">{reason[props.locale]}</dd>
        </div>
      )}
      {feedback && (
        <div>
          <dt className="text-sm font-semibold text-muted">{t('feedback')}</dt>
          <dd className="wrap-break-word whitespace-pre-line">{feedback}</dd>
        </div>
      )}
    </dl>
  )
}
