import { CircleCheck, CircleDashed } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { countedSessions, shownRate } from '@/domain/rate'
import type { Enrollment } from './person-data'

const LEFT_OUT = [
  'excused',
  'unmarked',
  'cancelled',
  'optional',
  'before_joining',
  'after_leaving',
] as const

/** The rate with what it is made of and what was left out and why, deliverables, and how far a guest is from the rule. */
export function RateExplained({ enrollment }: { enrollment: Enrollment }) {
  const t = useTranslations('people.enrollments')
  const people = useTranslations('people')
  const format = useFormatter()
  const { counts, evaluation, rule, promotion, status } = enrollment
  const { requiredDeliverables: asked, approvedDeliverables: approved } = enrollment.deliverables
  const { rate } = evaluation
  const leftOut = LEFT_OUT.filter((place) => counts[place] > 0).map((place) =>
    t(`leftOutPlaces.${place}`, { count: counts[place] }),
  )
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold tabular-nums">
        {rate === null ? t('noRate') : t('rate', { rate: shownRate(rate) })}
      </p>
      <p className="tabular-nums">
        {t('counted', { present: counts.present, counted: countedSessions(counts) })}
      </p>
      {leftOut.length > 0 && (
        <p className="text-sm text-muted">{t('leftOut', { list: format.list(leftOut) })}</p>
      )}
      {asked > 0 && <p className="tabular-nums">{people('deliverables', { approved, asked })}</p>}
      {promotion && (
        <p className="text-sm text-muted">
          {t('stoodOn', { present: promotion.present, counted: promotion.counted })}
        </p>
      )}
      {status === 'guest' && (
        <>
          <p className="text-sm text-muted">{t('rule', { ...rule, deliverables: asked })}</p>
          <ul className="mt-1 flex flex-col gap-1 font-medium">
            {evaluation.met && (
              <li className="flex items-start gap-2 text-present">
                <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
                {t('met')}
              </li>
            )}
            {evaluation.missingPresent > 0 && (
              <Missing>{t('missingPresent', { count: evaluation.missingPresent })}</Missing>
            )}
            {!evaluation.rateReached && rate !== null && <Missing>{t('missingRate')}</Missing>}
            {evaluation.missingDeliverables > 0 && (
              <Missing>
                {t('missingDeliverables', { count: evaluation.missingDeliverables })}
              </Missing>
            )}
          </ul>
        </>
      )}
    </div>
  )
}

function Missing({ children }: { children: string }) {
  return (
    <li className="flex items-start gap-2">
      <CircleDashed aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
      {children}
    </li>
  )
}
