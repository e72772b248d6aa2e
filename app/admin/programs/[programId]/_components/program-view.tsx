'use client'

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { ChartColumn, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_components/button-link'
import { AccentMark } from '@/app/_programs/accent-mark'
import { ProgramStatus } from '@/app/_programs/program-status'
import { useTRPC } from '@/app/_trpc/client'
import { ProgramFacts } from '../../_components/program-facts'
import { ProgramStateChip } from '../../_components/program-state'
import { ProgramActivities } from './program-activities'
import { ProgramSteps } from './program-steps'

/** A program for staff: what it is, what it consists of, and for admins what can be done with it. */
export function ProgramView(props: {
  programId: string
  canManage: boolean
  canReport: boolean
  now: Date
}) {
  const { programId, canManage } = props
  const t = useTranslations('programsAdmin')
  const api = useTRPC()
  const { data: program } = useSuspenseQuery(api.programs.get.queryOptions({ programId }))
  const summaries = useQuery(api.programs.summaries.queryOptions(undefined, { enabled: canManage }))
  const summary = summaries.data?.find(({ id }) => id === programId)
  const { form } = program
  return (
    <>
      <header className="mb-8 flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <h1 className="flex min-w-0 items-baseline gap-3 text-3xl wrap-anywhere sm:text-4xl">
            <AccentMark accent={form.accent} className="h-5 w-6" />
            <span className="min-w-0">{form.name}</span>
          </h1>
          <div className="flex flex-wrap gap-2">
            {props.canReport && (
              <ButtonLink href={`/admin/reports?program=${programId}`} variant="outline">
                <ChartColumn aria-hidden="true" className="size-5" />
                {t('report')}
              </ButtonLink>
            )}
            {canManage && (
              <ButtonLink href={`/admin/programs/${programId}/edit`} variant="outline">
                <Pencil aria-hidden="true" className="size-5" />
                {t('edit')}
              </ButtonLink>
            )}
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <ProgramStateChip state={program.state} />
          <ProgramStatus program={{ ...program, programType: form.programType }} />
        </div>
        {summary && <ProgramFacts program={summary} />}
        <p className="max-w-2xl whitespace-pre-line wrap-anywhere text-muted">{form.description}</p>
      </header>
      <ProgramActivities program={program} canManage={canManage} now={props.now} />
      {canManage && <ProgramSteps program={program} summary={summary} />}
    </>
  )
}
