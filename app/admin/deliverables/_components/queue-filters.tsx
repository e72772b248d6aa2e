'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { ProgramChoice } from '@/app/admin/_components/choice'
import { SearchField } from '@/app/admin/_components/search-field'
import { SUBMISSION_STATUSES } from '@/domain/submissions'
import { ViewLinks } from '../../_queue/view-links'
import { type Filters, queueHref } from '../_search-params'
import type { Counts } from './use-submissions'

/** What the list shows: a status with its count, a program, and words. */
export function QueueFilters(props: {
  filters: Filters
  counts: Counts | undefined
  searchField: RefObject<HTMLInputElement | null>
  onChange: (changed: Partial<Filters>, how?: 'push' | 'replace') => void
}) {
  const { filters, counts, onChange } = props
  const t = useTranslations('deliverables')
  return (
    <search
      id={useEarlyInput()}
      aria-label={t('filters.label')}
      className="mb-5 flex flex-col gap-3"
    >
      <ViewLinks
        label={t('filters.status')}
        views={SUBMISSION_STATUSES.map((status) => ({
          view: status,
          text: t(`views.${status}`),
          count: counts?.[status],
          href: queueHref({ ...filters, status, open: null }),
        }))}
        current={filters.status}
        onGo={(status) => onChange({ status, open: null }, 'push')}
      />
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
        <ProgramChoice
          label={t('filters.program')}
          all={t('filters.allPrograms')}
          programId={filters.programId}
          onChange={(programId) => onChange({ programId, open: null })}
        />
        <SearchField
          field={props.searchField}
          label={t('filters.search')}
          placeholder={t('filters.searchHelp')}
          search={filters.search}
          onChange={(search) => onChange({ search, open: null })}
        />
      </div>
    </search>
  )
}
