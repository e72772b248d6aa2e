'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { DECISION_ICONS } from '@/app/_applications/looks'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { DECISIONS, type Decision } from '@/domain/applications'
import type { Mode } from './use-decisions'

const MODES = ['hold', 'now'] as const
const KEYS: Record<Decision, string> = { guest: 'g', member: 'm', changes: 'c', reject: 'r' }
const LOOKS: Record<Decision, string> = {
  guest: 'button--primary',
  member: 'button--primary',
  changes: 'button--secondary',
  reject: 'button--outline',
}

/** The four answers, and whether one is sent at once or held. */
export function DecisionBar(props: {
  mode: Mode
  isBusy: boolean
  onMode: (mode: Mode) => void
  onDecide: (decision: Decision) => void
}) {
  const t = useTranslations('review')
  const group = useId()
  return (
    <section aria-label={t('bar.label')}>
      <div className="grid grid-cols-2 gap-2 xl:flex">
        {DECISIONS.map((decision) => {
          const Icon = DECISION_ICONS[decision]
          return (
            <button
              key={decision}
              type="button"
              aria-keyshortcuts={KEYS[decision]}
              disabled={props.isBusy}
              onClick={() => props.onDecide(decision)}
              className={`button ${LOOKS[decision]} w-full gap-2 px-2 disabled:opacity-60 xl:w-auto xl:flex-auto`}
            >
              <Icon aria-hidden="true" className="size-5 shrink-0 max-[26rem]:hidden xl:hidden" />
              {t(`decisions.${decision}`)}
            </button>
          )
        })}
      </div>
      <fieldset id={useEarlyInput()} className="mt-2 flex flex-wrap items-center gap-x-4">
        <legend className="sr-only">{t('bar.mode')}</legend>
        {MODES.map((mode) => (
          <label
            key={mode}
            className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold"
          >
            <input
              type="radio"
              name={group}
              checked={props.mode === mode}
              onChange={() => props.onMode(mode)}
              className="size-5 accent-accent"
            />
            {t(`bar.${mode}`)}
          </label>
        ))}
        <p className="text-sm text-muted">{t(`bar.${props.mode}Help`)}</p>
      </fieldset>
    </section>
  )
}
