'use client'

import { useQuery } from '@tanstack/react-query'
import { BadgeCheck, CalendarDays, CircleCheck, Repeat, UsersRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { StatusChip } from '@/app/_components/status-chip'
import { MembershipRule } from '@/app/_programs/membership-rule'
import { ProgramDates } from '@/app/_programs/program-dates'
import { ProgramStatus } from '@/app/_programs/program-status'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { useTried } from './tried'
import type { FormHandle } from './use-application-form'

type Program = RouterOutputs['programs']['list'][number]

/** Which program it is for; those that take no applications, and one's own, are there to be seen. */
export function ProgramStep({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  const isTried = useTried()
  const api = useTRPC()
  const { data: programs = [] } = useQuery(api.programs.list.queryOptions())
  const { data: enrollments = [] } = useQuery(api.enrollments.mine.queryOptions())
  const own = new Set(
    enrollments
      .filter(({ enrollmentStatus }) => enrollmentStatus !== 'dropped')
      .map(({ programId }) => programId),
  )
  const problem = isTried ? form.problems.programId : undefined
  if (programs.length === 0)
    return <EmptyState title={t('noPrograms.title')} text={t('noPrograms.text')} />
  return (
    <fieldset aria-describedby="program-problem">
      <legend className="sr-only">{t('fields.programId')}</legend>
      <div className="flex flex-col gap-3">
        {programs.map((program) => (
          <ProgramChoice
            key={program.id}
            program={program}
            isOwn={own.has(program.id)}
            isChosen={form.form.programId === program.id}
            hasProblem={problem !== undefined}
            onChoose={() => form.change('programId', program.id)}
          />
        ))}
      </div>
      <p id="program-problem" aria-live="polite" className="mt-2 text-sm font-medium text-absent">
        {problem && t(`problems.${problem}`)}
      </p>
    </fieldset>
  )
}

function ProgramChoice(props: {
  program: Program
  isOwn: boolean
  isChosen: boolean
  hasProblem: boolean
  onChoose: () => void
}) {
  const { program, isOwn } = props
  const t = useTranslations('programs')
  const own = useTranslations('onboarding')
  const Kind = program.programType === 'cohort' ? UsersRound : Repeat
  const isOpen = program.takesApplications && !isOwn
  return (
    <label
      className={`flex gap-3 rounded-2xl border border-border bg-surface p-4 has-checked:border-accent has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus sm:p-5 ${isOpen ? 'cursor-pointer hover:border-field-border' : 'bg-transparent'}`}
    >
      <input
        type="radio"
        name="program"
        checked={props.isChosen}
        disabled={!isOpen && !props.isChosen}
        data-problem={props.hasProblem && isOpen ? '' : undefined}
        onChange={props.onChoose}
        className="mt-1.5 size-5 shrink-0 accent-accent focus-visible:outline-none"
      />
      <span className="flex min-w-0 flex-1 flex-col gap-2">
        <span className="flex flex-wrap items-center justify-between gap-2">
          <span className="font-display text-xl font-semibold wrap-break-word">{program.name}</span>
          {isOwn ? (
            <StatusChip icon={CircleCheck}>{own('alreadyIn')}</StatusChip>
          ) : (
            <ProgramStatus program={program} />
          )}
        </span>
        <span className="text-muted">{program.description}</span>
        <span className="flex flex-wrap gap-x-5 gap-y-1 text-sm font-medium">
          <span className="flex items-center gap-2">
            <Kind aria-hidden="true" className="size-4 shrink-0 text-muted" />
            {t(`types.${program.programType}`)}
          </span>
          <span className="flex items-center gap-2">
            <CalendarDays aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <span>
              <ProgramDates program={program} />
            </span>
          </span>
          <span className="flex items-start gap-2">
            <BadgeCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
            <span>
              <MembershipRule rule={program.promotionRule} />
            </span>
          </span>
        </span>
      </span>
    </label>
  )
}
