'use client'

import { weeksOf } from '../_lib/calendar'
import type { GridProps } from './calendar-data'
import { GridEntry } from './grid-entry'
import { useDayNames } from './use-day-names'

/** A week, a column for each day. */
export function WeekColumns({ days, shown, today }: GridProps) {
  const names = useDayNames()
  return (
    <ol className="grid grid-cols-7 overflow-hidden rounded-2xl border border-border bg-surface">
      {weeksOf(shown)
        .flat()
        .map((day) => (
          <li
            key={day}
            aria-label={names.long(day)}
            aria-current={day === today ? 'date' : undefined}
            className="min-h-64 min-w-0 border-r border-border p-1.5 last:border-r-0"
          >
            <p
              aria-hidden="true"
              className="mb-2 flex flex-col items-start text-sm font-semibold text-muted"
            >
              <span className="px-1 first-letter:uppercase">{names.weekday(day)}</span>
              <span
                className={`min-w-8 rounded-full px-1 text-xl leading-8 tabular-nums ${day === today ? 'bg-maize text-center text-maize-foreground' : 'text-foreground'}`}
              >
                {Number(day.slice(8))}
              </span>
            </p>
            <ul className="flex flex-col gap-1.5">
              {(days.get(day) ?? []).map((activity) => (
                <li key={activity.id}>
                  <GridEntry activity={activity} day={day} isRoomy />
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}
