'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { Choice, ProgramChoice } from '@/app/admin/_components/choice'
import { SearchField } from '@/app/admin/_components/search-field'
import { ViewLinks } from '../../_queue/view-links'
import { AGES, type Filters, queueHref, VIEWS, type View } from '../_search-params'
import type { Queue } from './use-queue'

interface Props {
  filters: Filters
  counts: Queue['counts'] | undefined
  searchField: RefObject<HTMLInputElement | null>
  onChange: (changed: Partial<Filters>, how?: 'push' | 'replace') => void
}

const countOf = (counts: Queue['counts'], view: View) =>
  view === 'submitted' ? counts.submitted - counts.held : counts[view]

/** What the list shows: a status with its count, a program, how long they wait, and words. */
export function QueueFilters({ filters, counts, searchField, onChange }: Props) {
  const t = useTranslations('review')
  return (
    <search
      id={useEarlyInput()}
      aria-label={t('filters.label')}
      className="mb-5 flex flex-col gap-3"
    >
      <ViewLinks
        label={t('filters.status')}
        views={VIEWS.map((view) => ({
          view,
          text: t(`views.${view}`),
          count: counts && countOf(counts, view),
          href: queueHref({ ...filters, view, open: null }),
        }))}
        current={filters.view}
        onGo={(view) => onChange({ view, open: null }, 'push')}
      />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.6fr)]">
        <ProgramChoice
          label={t('filters.program')}
          all={t('filters.allPrograms')}
          programId={filters.programId}
          onChange={(programId) => onChange({ programId, open: null })}
        />
        <Choice
          label={t('filters.age')}
          value={String(filters.minDays ?? '')}
          onChange={(value) =>
            onChange({ minDays: AGES.find((days) => String(days) === value) ?? null, open: null })
          }
          options={[
            ['', t('filters.anyAge')],
            ...AGES.map((days): [string, string] => [String(days), t('filters.days', { days })]),
          ]}
        />
        <div className="col-span-2 sm:col-span-1">
          <SearchField
            field={searchField}
            label={t('filters.search')}
            placeholder={t('filters.searchHelp')}
            search={filters.search}
            onChange={(search) => onChange({ search, open: null })}
          />
        </div>
      </div>
    </search>
  )
}
