'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { useAddressFilters } from '@/app/admin/_components/use-address-filters'
import { useRefusalWording } from '@/app/admin/_components/use-step'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { localDay } from '@/domain/time'
import { byDay, daysShown } from '../_lib/calendar'
import { addressOf, dayOf, type Filters, listInputOf, readFilters } from '../_search-params'
import { ActivityFilters } from './activity-filters'
import { Agenda } from './agenda'
import { CalendarToolbar } from './calendar-toolbar'
import { MonthGrid } from './month-grid'
import { WeekColumns } from './week-columns'

/** All activities on the days one looks at: a month or a week as a grid where there is room, else as an agenda. */
export function ActivityCalendar({ now }: { now: Date }) {
  const t = useTranslations('calendar')
  const wording = useRefusalWording()
  const api = useTRPC()
  const { filters, change } = useAddressFilters(readFilters, addressOf, 'push')
  const { view } = filters
  const day = dayOf(filters, now)
  const shown = daysShown(view, day)
  const list = useQuery(
    api.activities.list.queryOptions(listInputOf(filters, now), {
      placeholderData: (before) => before,
      networkMode: 'always',
    }),
  )
  const days = byDay(list.data?.activities ?? [], shown)
  const today = localDay(now, DEFAULT_TIME_ZONE)
  const isNarrowed = Boolean(filters.programId || filters.kind || filters.status || filters.search)
  const grid = { days, shown, today, day }

  return (
    <>
      <ActivityFilters filters={filters} onChange={change} />
      <CalendarToolbar view={view} day={day} today={today} onChange={change} />
      {list.isError && (
        <div className="mb-4">
          <Notice kind="problem">{wording(refusalCode(list.error))}</Notice>
        </div>
      )}
      {list.data?.isCut && (
        <div className="mb-4">
          <Notice kind="info">{t('cut')}</Notice>
        </div>
      )}
      <div aria-busy={list.isFetching} className={list.isPlaceholderData ? 'opacity-60' : ''}>
        {view === 'month' && (
          <div className="hidden md:block">
            <MonthGrid {...grid} />
          </div>
        )}
        {view === 'week' && (
          <div className="hidden lg:block">
            <WeekColumns {...grid} />
          </div>
        )}
        {view !== 'list' && days.size === 0 && list.isSuccess && (
          <p className={`mt-3 hidden text-muted ${view === 'month' ? 'md:block' : 'lg:block'}`}>
            {t('empty.title')}. {t(isNarrowed ? 'empty.narrowed' : 'empty.text')}
          </p>
        )}
        <div className={view === 'month' ? 'md:hidden' : view === 'week' ? 'lg:hidden' : ''}>
          {days.size > 0 ? (
            <Agenda days={inMonth(days, view, day)} today={today} />
          ) : (
            list.isSuccess && (
              <EmptyState
                title={t('empty.title')}
                text={t(isNarrowed ? 'empty.narrowed' : 'empty.text')}
              />
            )
          )}
        </div>
      </div>
    </>
  )
}

/** A month as a list has its own days only, not the rest of its weeks. */
function inMonth<T>(days: ReadonlyMap<string, T>, view: Filters['view'], day: string) {
  if (view !== 'month') return days
  return new Map([...days].filter(([one]) => one.slice(0, 7) === day.slice(0, 7)))
}
