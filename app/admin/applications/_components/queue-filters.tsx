'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { useTRPC } from '@/app/_trpc/client'
import { AGES, type Filters, VIEWS, type View } from '../_search-params'
import { queueHref } from './use-filters'
import type { Queue } from './use-queue'

const PAUSE_MS = 300

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
  const api = useTRPC()
  const programs = useQuery(api.programs.listAll.queryOptions())
  return (
    <search
      id={useEarlyInput()}
      aria-label={t('filters.label')}
      className="mb-5 flex flex-col gap-3"
    >
      <nav aria-label={t('filters.status')}>
        <ul className="flex flex-wrap gap-1.5">
          {VIEWS.map((view) => (
            <li key={view}>
              <a
                href={queueHref({ ...filters, view, open: null })}
                aria-current={view === filters.view ? 'true' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  onChange({ view, open: null }, 'push')
                }}
                className="flex min-h-11 items-center gap-2 rounded-full border border-border px-3.5 font-semibold text-muted hover:text-foreground aria-[current=true]:border-transparent aria-[current=true]:bg-maize-soft aria-[current=true]:text-foreground"
              >
                {t(`views.${view}`)}
                {counts && <span className="tabular-nums">{countOf(counts, view)}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.6fr)]">
        <Choice
          label={t('filters.program')}
          value={filters.programId ?? ''}
          onChange={(value) => onChange({ programId: value || null, open: null })}
          options={[
            ['', t('filters.allPrograms')],
            ...(programs.data ?? []).map(({ id, name }): [string, string] => [id, name]),
          ]}
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
        <SearchField
          field={searchField}
          search={filters.search}
          onChange={(search) => onChange({ search, open: null })}
        />
      </div>
    </search>
  )
}

function Choice(props: {
  label: string
  value: string
  options: [value: string, text: string][]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-semibold">
        {props.label}
      </label>
      <select
        id={id}
        autoComplete="off"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="input w-full px-3"
      >
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

function SearchField(props: {
  field: RefObject<HTMLInputElement | null>
  search: string
  onChange: (search: string) => void
}) {
  const t = useTranslations('review.filters')
  const id = useId()
  const [typed, setTyped] = useState(props.search)
  const [known, setKnown] = useState(props.search)
  const [sent, setSent] = useState(props.search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Changed from elsewhere: "back", or the filters taken away.
  if (known !== props.search) {
    setKnown(props.search)
    if (props.search !== sent) setTyped(props.search)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (search: string) => {
    clearTimeout(timer.current)
    setSent(search)
    props.onChange(search)
  }
  return (
    <div className="col-span-2 sm:col-span-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {t('search')}
      </label>
      <input
        ref={props.field}
        id={id}
        type="search"
        autoComplete="off"
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
