'use client'

import { useTranslations } from 'next-intl'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { Choice, ProgramChoice } from '@/app/admin/_components/choice'
import { SearchField } from '@/app/admin/_components/search-field'
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from '@/domain/activities'
import type { Filters } from '../_search-params'

interface Props {
  filters: Filters
  onChange: (changes: Partial<Filters>, how?: 'push' | 'replace') => void
}

/** Which activities: of a program, of a kind, in a state, with words in the title. */
export function ActivityFilters({ filters, onChange }: Props) {
  const t = useTranslations('calendar.filters')
  const words = useTranslations('activitiesAdmin')
  return (
    <search
      id={useEarlyInput()}
      aria-label={t('label')}
      className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4"
    >
      <ProgramChoice
        label={t('program')}
        all={t('anyProgram')}
        programId={filters.programId}
        onChange={(programId) => onChange({ programId })}
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
      <SearchField
        label={t('search')}
        search={filters.search}
        onChange={(search) => onChange({ search }, 'replace')}
      />
    </search>
  )
}
