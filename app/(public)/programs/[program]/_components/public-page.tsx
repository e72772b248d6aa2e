import { CalendarCheck, CalendarDays, ListChecks, PackageCheck, Percent } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_components/button-link'
import { PageHeader } from '@/app/_components/page-header'
import { ProgramDates } from '@/app/_programs/program-dates'
import { ProgramStatus } from '@/app/_programs/program-status'
import type { RouterOutputs } from '@/app/_trpc/client'

type Program = RouterOutputs['programs']['page']

/** A program as everybody sees it: what it is, when, what it asks, and how to get in. */
export function PublicPage({ program }: { program: Program }) {
  const t = useTranslations('dashboard.page')
  const types = useTranslations('programs.types')
  const { rule, sessions, deliverables } = program
  return (
    <>
      <PageHeader title={program.name} lead={types(program.programType)}>
        <ProgramStatus program={program} />
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:items-start lg:gap-12">
        <section>
          <h2 className="mb-2 text-2xl">{t('what')}</h2>
          <p className="text-lg whitespace-pre-line wrap-anywhere">{program.description}</p>
        </section>
        <div className="flex flex-col gap-6">
          <section className="rounded-2xl border border-border bg-surface p-5 sm:p-6">
            <h2 className="mb-2 text-2xl">{t('when')}</h2>
            <ul className="flex flex-col gap-2 font-medium">
              <Fact icon={CalendarDays}>
                <ProgramDates program={program} />
              </Fact>
              {sessions > 0 && (
                <Fact icon={CalendarCheck}>{t('planned', { count: sessions })}</Fact>
              )}
            </ul>
            <h2 className="mt-6 mb-2 text-2xl">{t('asks')}</h2>
            <ul className="flex flex-col gap-2 font-medium">
              <Fact icon={ListChecks}>{t('asksSessions', { count: rule.minPresent })}</Fact>
              <Fact icon={Percent}>{t('asksRate', { rate: rule.minRate })}</Fact>
              {deliverables > 0 && (
                <Fact icon={PackageCheck}>{t('asksDeliverables', { count: deliverables })}</Fact>
              )}
            </ul>
            <p className="mt-3 text-muted">{t('asksText')}</p>
          </section>
          {program.takesApplications ? (
            <section className="flex flex-col items-start gap-3 rounded-2xl bg-maize-soft p-5 sm:p-6">
              <p>{t('applyText')}</p>
              <ButtonLink href={`/onboarding?program=${program.slug ?? program.id}`}>
                {t('apply')}
              </ButtonLink>
            </section>
          ) : (
            <p className="text-muted">{t('closedText')}</p>
          )}
        </div>
      </div>
    </>
  )
}

function Fact({ icon: Icon, children }: { icon: typeof CalendarDays; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
      <span>{children}</span>
    </li>
  )
}
