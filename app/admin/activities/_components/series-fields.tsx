'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import { Field, INPUT } from '@/app/admin/_components/field'
import { TimeZoneField } from '@/app/admin/_components/time-zone-field'
import { SERIES_MAX, WEEKDAYS } from '@/domain/series'
import { addDays } from '@/domain/time'
import { type ActivityDraft, startOn, toggled } from '../_lib/activity-draft'
import { useDayNames } from './use-day-names'

interface Props {
  draft: ActivityDraft
  change: (changes: Partial<ActivityDraft>) => void
  problemOf: (path: string) => string | null
  word: (code: string) => string
}

/** A weekly rule: from which day, on which weekdays, at what time, until a day or for so many. */
export function SeriesFields({ draft, change, problemOf, word }: Props) {
  const t = useTranslations('activitiesAdmin')
  const names = useDayNames()
  const id = useId()
  const weekdaysProblem = problemOf('rule.weekdays')
  const endTimeProblem =
    problemOf('rule.minutes') && word(draft.endTime === '' ? 'not-a-time' : 'before-start')
  return (
    <>
      <Field label={t('fields.startsOn')} problem={problemOf('rule.startsOn')} className="sm:w-1/2">
        {(input) => (
          <input
            {...input}
            type="date"
            value={draft.startsOn}
            onChange={(event) => change(startOn(draft, event.target.value))}
            className={INPUT}
          />
        )}
      </Field>
      <fieldset aria-describedby={`${id}-problem`}>
        <legend className="label mb-1">{t('fields.weekdays')}</legend>
        <div className="flex flex-wrap gap-2">
          {WEEKDAYS.map((weekday) => {
            // 2024-01-01 was a Monday.
            const day = addDays('2024-01-01', weekday - 1)
            return (
              <label
                key={weekday}
                className="relative flex min-h-11 min-w-14 cursor-pointer items-center justify-center rounded-xl border border-field-border px-2.5 font-semibold has-checked:border-accent has-checked:bg-accent has-checked:text-accent-foreground has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
              >
                <input
                  type="checkbox"
                  checked={draft.weekdays.includes(weekday)}
                  aria-label={names.longWeekday(day)}
                  aria-invalid={Boolean(weekdaysProblem)}
                  onChange={() =>
                    change({
                      weekdays: toggled(draft.weekdays, weekday),
                      areWeekdaysChosen: true,
                    })
                  }
                  className="absolute inset-0 cursor-pointer opacity-0"
                />
                <span aria-hidden="true">{names.weekday(day)}</span>
              </label>
            )
          })}
        </div>
        <p id={`${id}-problem`} aria-live="polite" className="text-sm font-semibold text-absent">
          {weekdaysProblem && t('help.weekdays')}
        </p>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('fields.startTime')} problem={problemOf('rule.startTime')}>
          {(input) => (
            <input
              {...input}
              type="time"
              value={draft.startTime}
              onChange={(event) => change({ startTime: event.target.value.slice(0, 5) })}
              className={INPUT}
            />
          )}
        </Field>
        <Field
          label={t('fields.endTime')}
          problem={endTimeProblem}
          help={draft.endTime && draft.endTime < draft.startTime ? t('help.nextDay') : null}
        >
          {(input) => (
            <input
              {...input}
              type="time"
              value={draft.endTime}
              onChange={(event) => change({ endTime: event.target.value.slice(0, 5) })}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <ChoiceGroup
          label={t('fields.endBy')}
          choices={(['count', 'until'] as const).map((value) => ({
            value,
            label: t(`endBy.${value}`),
          }))}
          value={draft.endBy}
          onChange={(endBy) => change({ endBy })}
        />
        {draft.endBy === 'count' ? (
          <Field label={t('fields.count')} problem={problemOf('rule.end')}>
            {(input) => (
              <input
                {...input}
                type="number"
                inputMode="numeric"
                min={1}
                max={SERIES_MAX}
                value={draft.count}
                onChange={(event) => change({ count: event.target.value })}
                className={INPUT}
              />
            )}
          </Field>
        ) : (
          <Field label={t('fields.until')} problem={problemOf('rule.end')}>
            {(input) => (
              <input
                {...input}
                type="date"
                value={draft.until}
                onChange={(event) => change({ until: event.target.value })}
                className={INPUT}
              />
            )}
          </Field>
        )}
      </div>
      <TimeZoneField
        value={draft.timeZone}
        problem={problemOf('rule.timeZone')}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  )
}
