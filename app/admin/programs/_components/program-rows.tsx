import type { inferRouterOutputs } from '@trpc/server'
import { CalendarCheck, CalendarDays, CircleCheck, CirclePause, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { StatusChip } from '@/app/_components/status-chip'
import { ProgramDates } from '@/app/_programs/program-dates'
import type { AppRouter } from '@/server/api/root'

type Program = inferRouterOutputs<AppRouter>['programs']['listAll'][number]

function Fact({ icon: Icon, children }: { icon: typeof CalendarDays; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span>{children}</span>
    </li>
  )
}

function ProgramRow({ program }: { program: Program }) {
  const t = useTranslations()
  return (
    <li className="flex flex-col gap-3 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-xl">
            <Link
              href={`/admin/programs/${program.id}`}
              className="inline-flex min-h-11 items-center wrap-anywhere hover:underline"
            >
              {program.name}
            </Link>
          </h2>
          <p className="text-sm text-muted">{t(`programs.types.${program.programType}`)}</p>
        </div>
        {program.isActive ? (
          <StatusChip icon={CircleCheck} tone="positive">
            {t('admin.programs.active')}
          </StatusChip>
        ) : (
          <StatusChip icon={CirclePause}>{t('admin.programs.inactive')}</StatusChip>
        )}
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm font-medium">
        <Fact icon={CalendarDays}>
          <ProgramDates program={program} />
        </Fact>
        <Fact icon={UsersRound}>{t('admin.programs.people', { count: program.people })}</Fact>
        <Fact icon={CalendarCheck}>
          {t('admin.programs.activities', { count: program.activities })}
        </Fact>
      </ul>
    </li>
  )
}

/** Every program with its size, a row each. */
export function ProgramRows({ programs }: { programs: Program[] }) {
  const t = useTranslations('programs.empty')
  if (programs.length === 0) return <EmptyState title={t('title')} text={t('text')} />
  return (
    <ul className="divide-y divide-border rounded-2xl border border-border bg-surface">
      {programs.map((program) => (
        <ProgramRow key={program.id} program={program} />
      ))}
    </ul>
  )
}
