'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { INPUT } from '@/app/admin/_components/field'
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from '@/domain/activities'
import type { Filters } from '../_search-params'

const PAUSE_MS = 300

interface Props {
  filters: Filters
  onChange: (changes: Partial<Filters>, how?: 'push' | 'replace') => void
}

/** Which activities: of a program, of a kind, in a state, with words in the title. */
export function ActivityFilters({ filters, onChange }: Props) {
  const t = useTranslations('calendar.filters')
  const words = useTranslations('activitiesAdmin')
  const api = useTRPC()
  const programs = useQuery(api.programs.listAll.queryOptions())
  return (
    <search aria-label={t('label')} className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Choice
        label={t('program')}
        value={filters.programId ?? ''}
        options={[
          ['', t('anyProgram')],
          ...(programs.data ?? []).map(({ id, name }): [string, string] => [id, name]),
        ]}
        onChange={(value) => onChange({ programId: value || null })}
      />
      <Choice
        label={t('kind')}
        value={filters.kind ?? ''}
        options={[
          ['', t('anyKind')],
          ...ACTIVITY_KINDS.map((kind): [string, string] => [kind, words(`kinds.${kind}`)]),
        ]}
        onChange={(value) =>
          onChange({ kind: ACTIVITY_KINDS.find((one) => one === value) ?? null })
        }
      />
      <Choice
        label={t('status')}
        value={filters.status ?? ''}
        options={[
          ['', t('anyStatus')],
          ...ACTIVITY_STATUSES.map((one): [string, string] => [one, words(`statuses.${one}`)]),
        ]}
        onChange={(value) =>
          onChange({ status: ACTIVITY_STATUSES.find((one) => one === value) ?? null })
        }
      />
      <Search search={filters.search} onChange={(search) => onChange({ search }, 'replace')} />
    </search>
  )
}

function Choice(props: {
  label: string
  value: string
  options: readonly [value: string, label: string][]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold text-muted">
        {props.label}
      </label>
      <select
        id={id}
        autoComplete="off"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className={INPUT}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

function Search({ search, onChange }: { search: string; onChange: (search: string) => void }) {
  const t = useTranslations('calendar.filters')
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => {
      onChange(typed)
      setTyped(null)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, onChange])
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold text-muted">
        {t('search')}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={typed ?? search}
        onChange={(event) => setTyped(event.target.value)}
        className={INPUT}
      />
    </div>
  )
}
