'use client'

import { useTranslations } from 'next-intl'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import { Field, INPUT, TEXTAREA } from '@/app/admin/_components/field'
import { Tick } from '@/app/admin/_components/tick'
import { TimeZoneField } from '@/app/admin/_components/time-zone-field'
import { PROGRAM_DESCRIPTION_MAX, PROGRAM_NAME_MAX } from '@/domain/program-forms'
import { PROGRAM_TYPES } from '@/domain/programs'
import type { ProgramDraft } from '../_lib/program-draft'
import { AccentChoice } from './accent-choice'
import { RejectionReasons } from './rejection-reasons'

const CARD = 'flex flex-col gap-5 rounded-2xl border border-border bg-surface p-4 sm:p-6'

interface Props {
  draft: ProgramDraft
  change: (changes: Partial<ProgramDraft>) => void
  problemOf: (path: string) => string | null
}

/** Everything an admin says about a program, in the order one thinks of it. */
export function ProgramFields({ draft, change, problemOf }: Props) {
  const t = useTranslations('programsAdmin')
  const types = useTranslations('programs.types')
  const day = (name: 'startDay' | 'lastDay') => (
    <Field
      label={t(`fields.${name}`)}
      isOptional
      help={t(`help.${name}`)}
      problem={problemOf(name)}
    >
      {(input) => (
        <input
          {...input}
          type="date"
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
          className={INPUT}
        />
      )}
    </Field>
  )
  const number = (name: 'minPresent' | 'minRate', max: number) => (
    <Field label={t(`fields.${name}`)} problem={problemOf(`promotionRule.${name}`)}>
      {(input) => (
        <input
          {...input}
          type="number"
          inputMode="numeric"
          min={0}
          max={max}
          step={1}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
          className={INPUT}
        />
      )}
    </Field>
  )
  return (
    <>
      <div className={CARD}>
        <Field label={t('fields.name')} help={t('help.name')} problem={problemOf('name')}>
          {(input) => (
            <input
              {...input}
              name="name"
              maxLength={PROGRAM_NAME_MAX * 2}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
        <Field
          label={t('fields.description')}
          help={t('help.description')}
          problem={problemOf('description')}
        >
          {(input) => (
            <textarea
              {...input}
              rows={4}
              maxLength={PROGRAM_DESCRIPTION_MAX * 2}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
              className={TEXTAREA}
            />
          )}
        </Field>
        <AccentChoice value={draft.accent} onChange={(accent) => change({ accent })} />
      </div>

      <div className={CARD}>
        <h2 className="text-2xl">{t('sections.dates')}</h2>
        <ChoiceGroup
          label={t('fields.programType')}
          choices={PROGRAM_TYPES.map((value) => ({ value, label: types(value) }))}
          value={draft.programType}
          onChange={(programType) => change({ programType })}
        />
        <p className="text-sm text-muted">{t(`help.types.${draft.programType}`)}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {day('startDay')}
          {day('lastDay')}
        </div>
        <TimeZoneField
          value={draft.timeZone}
          help={t('help.timeZone')}
          problem={problemOf('timeZone')}
          onChange={(timeZone) => change({ timeZone })}
        />
      </div>

      <div className={CARD}>
        <div>
          <h2 className="text-2xl">{t('sections.rule')}</h2>
          <p className="mt-1 text-muted">{t('help.rule')}</p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          {number('minPresent', 200)}
          {number('minRate', 100)}
        </div>
        <Tick
          label={t('fields.showsPeople')}
          help={t('help.showsPeople')}
          isChecked={draft.showsPeople}
          onChange={(showsPeople) => change({ showsPeople })}
        />
      </div>

      <div className={CARD}>
        <h2 className="text-2xl">{t('sections.review')}</h2>
        <RejectionReasons
          reasons={draft.reasons}
          problemOf={problemOf}
          onChange={(reasons) => change({ reasons })}
        />
      </div>
    </>
  )
}
