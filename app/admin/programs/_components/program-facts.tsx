import {
  CalendarCheck,
  CalendarDays,
  ChartNoAxesColumn,
  type LucideIcon,
  Repeat,
  UsersRound,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ProgramDates } from '@/app/_programs/program-dates'
import type { RouterOutputs } from '@/app/_trpc/client'
import { programSize } from '@/domain/enrollments'
import { shownRate } from '@/domain/rate'

export type ProgramSummary = RouterOutputs['programs']['summaries'][number]

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="tabular-nums">{children}</span>
    </li>
  )
}

/** What a program is in numbers: type, dates, people, activities, attendance. */
export function ProgramFacts({ program }: { program: ProgramSummary }) {
  const t = useTranslations()
  const { people, sessions, deliverables, rate } = program
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1.5 text-sm font-medium">
      <Fact icon={Repeat}>{t(`programs.types.${program.programType}`)}</Fact>
      <Fact icon={CalendarDays}>
        <ProgramDates program={program} />
      </Fact>
      <Fact icon={UsersRound}>
        {t('programsAdmin.people', {
          ...programSize(people),
          members: people.active,
        })}
      </Fact>
      <Fact icon={CalendarCheck}>{t('programsAdmin.activities', { sessions, deliverables })}</Fact>
      <Fact icon={ChartNoAxesColumn}>
        {rate === null
          ? t('programsAdmin.noRate')
          : t('programsAdmin.rate', { rate: shownRate(rate) })}
      </Fact>
    </ul>
  )
}
