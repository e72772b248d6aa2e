import {
  BadgeCheck,
  DoorOpen,
  GraduationCap,
  type LucideIcon,
  PackageCheck,
  Sprout,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { shownRate } from '@/domain/rate'
import type { Standing } from '../_lib/standing'
import { Part } from './part'

interface Step {
  icon: LucideIcon
  at: Date
  text: string
  why?: string
}

/** What one has reached in a program, newest first; a promotion says what earned it. */
export function Timeline({ standing }: { standing: Standing }) {
  const t = useTranslations('dashboard.timeline')
  const format = useFormatter()
  const steps = useSteps(standing)
  const { timeZone } = standing.program
  return (
    <Part title={t('title')} isBare>
      <ol className="flex flex-col">
        {steps.map(({ icon: Icon, at, text, why }, index) => {
          const isLast = index === steps.length - 1
          return (
            <li key={`${at.getTime()} ${text}`} className="flex gap-3">
              <span className="flex flex-col items-center">
                <span
                  className={`flex size-9 shrink-0 items-center justify-center rounded-full ${index === 0 ? 'bg-maize text-maize-foreground' : 'bg-default'}`}
                >
                  <Icon aria-hidden="true" className="size-4.5" />
                </span>
                {!isLast && <span className="w-0.5 flex-1 bg-border" />}
              </span>
              <div className={`min-w-0 ${isLast ? 'pt-1' : 'pt-1 pb-5'}`}>
                <p className={`wrap-anywhere ${index === 0 ? 'font-semibold' : 'font-medium'}`}>
                  {text}
                </p>
                {why && <p>{why}</p>}
                <p className="text-sm text-muted">
                  <time dateTime={at.toISOString()}>
                    {format.dateTime(at, { dateStyle: 'long', timeZone })}
                  </time>
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </Part>
  )
}

function useSteps(standing: Standing): Step[] {
  const t = useTranslations('dashboard.timeline')
  const { enrolledAt, promotedAt, completedAt, endedAt, promotion, status } = standing
  const steps: Step[] = [{ icon: Sprout, at: enrolledAt, text: t('joined') }]
  if (promotedAt)
    steps.push({
      icon: BadgeCheck,
      at: promotedAt,
      text: t('promoted'),
      ...(promotion?.rate != null && {
        why: t('promotedWhy', {
          present: promotion.present,
          counted: promotion.counted,
          rate: shownRate(promotion.rate),
        }),
      }),
    })
  for (const { title, submission } of standing.deliverables)
    if (submission?.status === 'approved' && submission.decidedAt)
      steps.push({
        icon: PackageCheck,
        at: submission.decidedAt,
        text: t('approved', { title }),
      })
  if (completedAt) steps.push({ icon: GraduationCap, at: completedAt, text: t('completed') })
  if (endedAt && status === 'dropped')
    steps.push({ icon: DoorOpen, at: endedAt, text: t('dropped') })
  // Of two at the same instant the later written comes first.
  return steps.toReversed().toSorted((a, b) => b.at.getTime() - a.at.getTime())
}
