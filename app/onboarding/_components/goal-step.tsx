'use client'

import { Sprout } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { GOAL_MAX, GOAL_MIN } from '@/domain/goal'
import { countCharacters, normalise } from '@/domain/text'
import { TextQuestion } from './text-question'
import type { FormHandle } from './use-application-form'

const EXAMPLES = ['first', 'second', 'third'] as const

/** What one wants to achieve, counted as the server counts it. */
export function GoalStep({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  return (
    <>
      <TextQuestion form={form} field="goal" rows={7} help={<Counter goal={form.form.goal} />} />
      <section className="mt-6 rounded-2xl bg-surface-secondary p-5">
        <h2 className="text-xl">{t('examples.title')}</h2>
        <p className="mt-1 text-sm text-muted">{t('examples.text')}</p>
        <ul className="mt-3 flex flex-col gap-3">
          {EXAMPLES.map((example) => (
            <li key={example} className="flex gap-2.5">
              <Sprout aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-husk" />
              <q className="min-w-0 before:content-['“'] after:content-['”']">
                {t(`examples.${example}`)}
              </q>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Counter({ goal }: { goal: string }) {
  const t = useTranslations('onboarding')
  const count = countCharacters(normalise(goal))
  const isShort = count < GOAL_MIN
  const isLong = count > GOAL_MAX
  const share = Math.min(1, count / GOAL_MAX)
  return (
    <>
      <span className="mt-1 mb-1.5 block h-2 overflow-hidden rounded-full bg-default">
        <span
          className={`block h-full rounded-full ${isLong ? 'bg-absent' : isShort ? 'bg-maize' : 'bg-present'}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="flex flex-wrap justify-between gap-x-4 tabular-nums">
        <span data-testid="goal-count">{t('goal.count', { count, max: GOAL_MAX })}</span>
        <span className={isLong ? 'font-semibold text-absent' : ''}>
          {isShort
            ? t('goal.missing', { count: GOAL_MIN - count })
            : isLong
              ? t('goal.over', { count: count - GOAL_MAX })
              : t('goal.right')}
        </span>
      </span>
    </>
  )
}
