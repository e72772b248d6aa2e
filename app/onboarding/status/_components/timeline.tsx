import { Pencil } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { LOOKS } from '../../_lib/looks'
import type { OwnApplication } from '../../_lib/steps'

type Step = NonNullable<OwnApplication['current']>['timeline'][number]

const isEdit = ({ fromStatus, toStatus }: Step) => fromStatus === toStatus

function wordOf(step: Step) {
  if (isEdit(step)) return 'edited'
  const isResent = step.fromStatus === 'changes_requested' && step.toStatus === 'submitted'
  return isResent ? 'resent' : step.toStatus
}

/** Every change of state of an application, newest first. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations('onboarding.status.timeline')
  const format = useFormatter()
  if (steps.length === 0) return null
  return (
    <section className="lg:pt-11">
      <h2 className="mb-4 text-2xl">{t('title')}</h2>
      <ol className="flex flex-col">
        {steps.toReversed().map((step, index) => {
          const Icon = isEdit(step) ? Pencil : LOOKS[step.toStatus].icon
          const isLast = index === steps.length - 1
          return (
            <li key={`${step.at.getTime()} ${step.toStatus}`} className="flex gap-3">
              <span className="flex flex-col items-center">
                <span
                  className={`flex size-9 shrink-0 items-center justify-center rounded-full ${index === 0 ? 'bg-maize text-maize-foreground' : 'bg-default'}`}
                >
                  <Icon aria-hidden="true" className="size-4.5" />
                </span>
                {!isLast && <span className="w-0.5 flex-1 bg-border" />}
              </span>
              <div className={isLast ? 'pt-1' : 'pt-1 pb-5'}>
                <p className={index === 0 ? 'font-semibold' : 'font-medium'}>{t(wordOf(step))}</p>
                <p className="text-sm text-muted">
                  <time dateTime={step.at.toISOString()}>
                    {format.dateTime(step.at, { dateStyle: 'medium', timeStyle: 'short' })}
                  </time>
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
