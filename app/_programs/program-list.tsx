import type { inferRouterOutputs } from '@trpc/server'
import { CalendarDays, Repeat, UsersRound } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_components/button-link'
import { EmptyState } from '@/app/_components/empty-state'
import { programPath } from '@/app/dashboard/_lib/paths'
import type { AppRouter } from '@/server/api/root'
import { ProgramDates } from './program-dates'
import { ProgramStatus } from './program-status'

type Program = inferRouterOutputs<AppRouter>['programs']['list'][number]

type Heading = 'h2' | 'h3'

function ProgramCard(props: { program: Program; heading: Heading; isOwn: boolean }) {
  const { program, heading: Name } = props
  const t = useTranslations('programs')
  const apply = useTranslations('onboarding')
  const Kind = program.programType === 'cohort' ? UsersRound : Repeat
  return (
    <li
      id={program.slug ?? undefined}
      className="flex flex-col gap-4 rounded-2xl border border-border bg-surface p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-center gap-2">
        <ProgramStatus program={program} />
      </div>
      <Name className="text-2xl wrap-break-word">
        <Link
          href={programPath(program)}
          className="decoration-maize decoration-3 underline-offset-4 hover:underline"
        >
          {program.name}
        </Link>
      </Name>
      <p className="text-muted">{program.description}</p>
      <ul className="mt-auto flex flex-col gap-1.5 border-t border-border pt-4 text-sm font-medium">
        <li className="flex items-start gap-2">
          <Kind aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          {t(`types.${program.programType}`)}
        </li>
        <li className="flex items-start gap-2">
          <CalendarDays aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          <ProgramDates program={program} />
        </li>
      </ul>
      {program.takesApplications && !props.isOwn && (
        <ButtonLink
          href={`/onboarding?program=${program.slug ?? program.id}` as Route}
          variant="secondary"
          label={apply('applyTo', { program: program.name })}
        >
          {apply('callout.apply')}
        </ButtonLink>
      )}
    </li>
  )
}

/**
 * The programs one can see: what each is, when it runs, whether one can apply; `heading` as the page needs it.
 * `own` = ids of those one is in or has completed.
 */
export function ProgramList(props: {
  programs: Program[]
  heading: Heading
  own: ReadonlySet<string>
}) {
  const { programs, heading } = props
  const t = useTranslations('programs.empty')
  if (programs.length === 0) return <EmptyState title={t('title')} text={t('text')} />
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3 lg:gap-5">
      {programs.map((program) => (
        <ProgramCard
          key={program.id}
          program={program}
          heading={heading}
          isOwn={props.own.has(program.id)}
        />
      ))}
    </ul>
  )
}
