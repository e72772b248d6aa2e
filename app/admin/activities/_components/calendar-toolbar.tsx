'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import { INPUT } from '@/app/admin/_components/field'
import { isDay } from '@/domain/time'
import { daysShown, stepFrom } from '../_lib/calendar'
import { type Filters, VIEWS, type View } from '../_search-params'
import { useDayNames } from './use-day-names'

/** Which days are shown, and how: a step back or ahead, today, any day, and the view. */
export function CalendarToolbar(props: {
  view: View
  day: string
  today: string
  onChange: (changes: Partial<Filters>) => void
}) {
  const { view, day, onChange } = props
  const t = useTranslations('calendar')
  const names = useDayNames()
  const { from, to } = daysShown(view, day)
  const arrow = 'button button--outline button--icon-only px-0'
  return (
    <div
      id={useEarlyInput()}
      className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          aria-label={t(`previous.${view}`)}
          onClick={() => onChange({ day: stepFrom(view, day, -1) })}
          className={arrow}
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
        </button>
        <button
          type="button"
          onClick={() => onChange({ day: null })}
          className="button button--outline"
        >
          {t('today')}
        </button>
        <button
          type="button"
          aria-label={t(`next.${view}`)}
          onClick={() => onChange({ day: stepFrom(view, day, 1) })}
          className={arrow}
        >
          <ChevronRight aria-hidden="true" className="size-5" />
        </button>
        <div className="w-40">
          <input
            type="date"
            aria-label={t('pick')}
            // Another day is another field: what was typed for the last one is gone.
            key={day}
            defaultValue={day}
            onChange={({ target }) => {
              if (isDay(target.value) && target.value > '2000') onChange({ day: target.value })
            }}
            className={INPUT}
          />
        </div>
      </div>
      <h2
        aria-live="polite"
        className="order-first w-full text-2xl first-letter:uppercase xl:order-none xl:w-auto"
      >
        {view === 'month' ? names.month(day) : names.range(from, to)}
      </h2>
      <div className="w-full sm:w-auto">
        <ChoiceGroup
          label={t('view')}
          hideLabel
          choices={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={view}
          onChange={(chosen) => onChange({ view: chosen })}
        />
      </div>
    </div>
  )
}
