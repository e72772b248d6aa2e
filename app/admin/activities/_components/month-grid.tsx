'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { weeksOf } from '../_lib/calendar'
import { addressOf, readFilters } from '../_search-params'
import type { GridProps } from './calendar-data'
import { GridEntry } from './grid-entry'
import { useDayNames } from './use-day-names'

/** As many as a day of a month shows before it says how many more there are. */
const SHOWN = 4

/** A month as people know it from the wall, Monday first. */
export function MonthGrid({ days, shown, today, day: about }: GridProps) {
  const t = useTranslations('calendar')
  const names = useDayNames()
  const weeks = weeksOf(shown)
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-2xl border border-border bg-surface">
      <caption className="sr-only">{names.month(about)}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th
              key={day}
              scope="col"
              abbr={names.longWeekday(day)}
              className="border-b border-border px-2 py-2 text-left text-sm font-semibold text-muted first-letter:uppercase"
            >
              {names.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const found = days.get(day) ?? []
              const isOther = day.slice(0, 7) !== about.slice(0, 7)
              return (
                <td
                  key={day}
                  aria-current={day === today ? 'date' : undefined}
                  className={`h-28 border-r border-b border-border p-1 align-top last:border-r-0 ${isOther ? 'bg-background' : ''}`}
                >
                  <p
                    className={`mb-1 inline-flex min-w-7 justify-center rounded-full px-1.5 text-sm leading-7 font-semibold tabular-nums ${day === today ? 'bg-maize text-maize-foreground' : isOther ? 'text-muted' : ''}`}
                  >
                    <span className="sr-only">{names.long(day)}</span>
                    <span aria-hidden="true">{Number(day.slice(8))}</span>
                  </p>
                  <ul className="flex flex-col gap-1">
                    {found.slice(0, found.length > SHOWN ? SHOWN - 1 : SHOWN).map((activity) => (
                      <li key={activity.id}>
                        <GridEntry activity={activity} day={day} />
                      </li>
                    ))}
                    {found.length > SHOWN && (
                      <li>
                        <More day={day}>{t('more', { count: found.length - SHOWN + 1 })}</More>
                      </li>
                    )}
                  </ul>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** To the week of a day that has more than a month shows. */
function More({ day, children }: { day: string; children: string }) {
  const filters = readFilters(Object.fromEntries(useSearchParams()))
  return (
    <Link
      href={addressOf({ ...filters, view: 'week', day })}
      className="flex min-h-11 items-center rounded-lg px-2 text-sm font-semibold text-link hover:underline"
    >
      {children}
    </Link>
  )
}
