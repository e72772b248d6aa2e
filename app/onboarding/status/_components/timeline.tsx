import {
  BadgeCheck,
  DoorOpen,
  GraduationCap,
  Hourglass,
  type LucideIcon,
  Pencil,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import type { RouterOutputs } from '@/app/_trpc/client'
import { APPLICATION_FIELDS, type ApplicationField } from '@/domain/applications'
import type { OwnApplication } from '../../_lib/steps'
import type { answerOf } from './by-when'

type Step = NonNullable<OwnApplication['current']>['timeline'][number]

const isEdit = ({ fromStatus, toStatus }: Step) => fromStatus === toStatus

const isResent = ({ fromStatus, toStatus }: Step) =>
  fromStatus === 'changes_requested' && toStatus === 'submitted'

/** Where it tells what changed: the first version has nothing to compare with. */
const isRevision = (step: Step) => isEdit(step) || isResent(step)

function wordOf(step: Step) {
  if (isEdit(step)) return 'edited'
  return isResent(step) ? 'resent' : step.toStatus
}

type Place = RouterOutputs['enrollments']['mine'][number]

interface Entry {
  icon: LucideIcon
  what: string
  changed: readonly ApplicationField[]
  at: Date
}

/** Every change of state of an application and of the place it gave, newest first; before them the answer it waits for. */
export function Timeline(props: {
  steps: readonly Step[]
  answer: ReturnType<typeof answerOf>
  place: Place | undefined
}) {
  const { answer } = props
  const t = useTranslations('onboarding.status.timeline')
  const fields = useTranslations('onboarding.fields')
  const format = useFormatter()
  const entries = useEntries(props.steps, props.place)
  if (entries.length === 0) return null
  return (
    <section className="lg:pt-11">
      <h2 className="mb-4 text-2xl">{t('title')}</h2>
      <ol className="flex flex-col">
        {answer && (
          <li className="flex gap-3">
            <Mark icon={Hourglass} look="border-2 border-dashed border-field-border text-muted" />
            <div className="pt-1 pb-5 text-muted">
              <p className="font-medium">{t('answer')}</p>
              <p className="text-sm">
                {t(answer.isLate ? 'answerLate' : 'answerBy', {
                  date: format.dateTime(answer.lastDay, {
                    day: 'numeric',
                    month: 'long',
                    timeZone: answer.timeZone,
                  }),
                })}
              </p>
            </div>
          </li>
        )}
        {entries.map(({ icon, what, changed, at }, index) => {
          const isLast = index === entries.length - 1
          return (
            <li key={`${at.getTime()} ${what}`} className="flex gap-3">
              <Mark
                icon={icon}
                look={index === 0 ? 'bg-maize text-maize-foreground' : 'bg-default'}
                isLast={isLast}
              />
              <div className={isLast ? 'pt-1' : 'pt-1 pb-5'}>
                <p className={index === 0 ? 'font-semibold' : 'font-medium'}>{what}</p>
                {changed.length > 0 && (
                  <p className="text-sm">
                    {t('changed', { fields: format.list(changed.map((field) => fields(field))) })}
                  </p>
                )}
                <p className="text-sm text-muted">
                  <time dateTime={at.toISOString()}>
                    {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
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

function useEntries(steps: readonly Step[], place: Place | undefined): Entry[] {
  const t = useTranslations('onboarding.status.timeline')
  const taken = steps.map((step): Entry => {
    const changed = APPLICATION_FIELDS.filter((field) => step.changedFields.includes(field))
    return {
      icon: isEdit(step) ? Pencil : STATUS_LOOKS[step.toStatus].icon,
      what: t(wordOf(step)),
      changed: isRevision(step) ? changed : [],
      at: step.at,
    }
  })
  const entry = (icon: LucideIcon, what: string, at: Date | null | undefined): Entry[] =>
    at ? [{ icon, what, changed: [], at }] : []
  return [
    ...entry(DoorOpen, t('left'), place?.endedAt),
    ...entry(GraduationCap, t('completed'), place?.completedAt),
    ...entry(BadgeCheck, t('promoted'), place?.promotedAt),
    ...taken.reverse(),
  ]
}

function Mark(props: { icon: LucideIcon; look: string; isLast?: boolean }) {
  const { icon: Icon } = props
  return (
    <span className="flex flex-col items-center">
      <span
        className={`flex size-9 shrink-0 items-center justify-center rounded-full ${props.look}`}
      >
        <Icon aria-hidden="true" className="size-4.5" />
      </span>
      {!props.isLast && <span className="w-0.5 flex-1 bg-border" />}
    </span>
  )
}
