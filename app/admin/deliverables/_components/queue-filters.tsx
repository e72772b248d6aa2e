'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { SUBMISSION_STATUSES } from '@/domain/submissions'
import { type Filters, queueHref } from '../_search-params'
import type { Counts } from './use-submissions'

const PAUSE_MS = 300

/** What the list shows: a status with its count, a program, and words. */
export function QueueFilters(props: {
  filters: Filters
  counts: Counts | undefined
  searchField: RefObject<HTMLInputElement | null>
  onChange: (changed: Partial<Filters>, how?: 'push' | 'replace') => void
}) {
  const { filters, counts, onChange } = props
  const t = useTranslations('deliverables')
  const api = useTRPC()
  const id = useId()
  const programs = useQuery(api.programs.listAll.queryOptions())
  return (
    <search aria-label={t('filters.label')} className="mb-5 flex flex-col gap-3">
      <nav aria-label={t('filters.status')}>
        <ul className="flex flex-wrap gap-1.5">
          {SUBMISSION_STATUSES.map((status) => (
            <li key={status}>
              <a
                href={queueHref({ ...filters, status, open: null })}
                aria-current={status === filters.status ? 'true' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  onChange({ status, open: null }, 'push')
                }}
                className="flex min-h-11 items-center gap-2 rounded-full border border-border px-3.5 font-semibold text-muted hover:text-foreground aria-[current=true]:border-transparent aria-[current=true]:bg-maize-soft aria-[current=true]:text-foreground"
              >
                {t(`views.${status}`)}
                {counts && <span className="tabular-nums">{counts[status]}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
        <div className="min-w-0">
          <label htmlFor={id} className="text-sm font-semibold">
            {t('filters.program')}
          </label>
          <select
            id={id}
            value={filters.programId ?? ''}
            onChange={({ target }) => onChange({ programId: target.value || null, open: null })}
            className="input w-full px-3"
          >
            <option value="">{t('filters.allPrograms')}</option>
            {programs.data?.map((program) => (
              <option key={program.id} value={program.id}>
                {program.name}
              </option>
            ))}
          </select>
        </div>
        <SearchField
          field={props.searchField}
          search={filters.search}
          onChange={(search) => onChange({ search, open: null })}
        />
      </div>
    </search>
  )
}

function SearchField(props: {
  field: RefObject<HTMLInputElement | null>
  search: string
  onChange: (search: string) => void
}) {
  const t = useTranslations('deliverables.filters')
  const id = useId()
  const [typed, setTyped] = useState(props.search)
  const [known, setKnown] = useState(props.search)
  const [sent, setSent] = useState(props.search)
  // Changed from elsewhere: "back", or the filters taken away.
  if (known !== props.search) {
    setKnown(props.search)
    if (props.search !== sent) setTyped(props.search)
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (search: string) => {
    clearTimeout(timer.current)
    setSent(search)
    props.onChange(search)
  }
  return (
    <div>
      <label htmlFor={id} className="text-sm font-semibold">
        {t('search')}
      </label>
      <input
        ref={props.field}
        id={id}
        type="search"
        value={typed}
        maxLength={200}
        placeholder={t('searchHelp')}
        onChange={({ target }) => {
          setTyped(target.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => send(target.value), PAUSE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(typed)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="input w-full px-3"
      />
    </div>
  )
}
