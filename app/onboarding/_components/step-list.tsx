'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { FIELDS_OF, pathOf, STEPS, type Step } from '../_lib/steps'
import type { FormHandle } from './use-application-form'

/** All steps as links, with those that are right ticked. */
export function StepList({ step, form }: { step: Step; form: FormHandle }) {
  const t = useTranslations('onboarding')
  const isRight = (one: Step) =>
    FIELDS_OF[one].length > 0 &&
    !FIELDS_OF[one].some((field) => form.problems[field]) &&
    (one !== 'handles' || form.form.githubUsername + form.form.twitterUsername !== '')
  return (
    <nav aria-label={t('stepsLabel')} className="mb-6 sm:mb-8">
      <p className="mb-1 text-sm font-semibold text-muted sm:sr-only">
        {t('place', { place: STEPS.indexOf(step) + 1, count: STEPS.length })}
      </p>
      <ol className="grid grid-cols-5 gap-1.5">
        {STEPS.map((one, index) => (
          <li key={one}>
            <Link
              href={pathOf(one)}
              prefetch={false}
              aria-current={one === step ? 'step' : undefined}
              onClick={() => void form.save()}
              className="group flex min-h-11 flex-col justify-center gap-1.5 rounded-lg text-sm font-semibold text-muted hover:text-foreground aria-[current=step]:text-foreground"
            >
              <span
                className={`h-2 rounded-full ${one === step ? 'bg-maize' : isRight(one) ? 'bg-husk' : 'bg-default'}`}
              />
              <span className="sr-only items-center gap-1 sm:not-sr-only sm:flex">
                {isRight(one) ? (
                  <Check aria-hidden="true" className="size-4 shrink-0 text-husk" />
                ) : (
                  <span aria-hidden="true">{index + 1}</span>
                )}
                {t(`steps.${one}.short`)}
                {isRight(one) && <span className="sr-only">{t('stepDone')}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
