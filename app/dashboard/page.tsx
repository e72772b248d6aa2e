import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/app/_components/button-link'
import { EmptyState } from '@/app/_components/empty-state'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { currentPerson } from '@/app/_lib/current-person'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import { ProgramDates } from '@/app/_programs/program-dates'
import { ApiProvider, type RouterOutputs } from '@/app/_trpc/client'
import { api, requirePermission } from '@/app/_trpc/server'
import { ApplicationCallout } from '@/app/(public)/_components/application-callout'
import { can } from '@/domain/permissions'
import { NextSession } from './_components/next-session'
import { PastPrograms } from './_components/past-programs'
import { ProgramPanel } from './_components/program-panel'
import { DASHBOARD_PATH, programPath } from './_lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') }
}

export default async function DashboardPage() {
  // Whoever has no dashboard is led to where they belong: the home page knows.
  const visitor = await currentPerson()
  if (visitor && !can(visitor, 'dashboard:read-own')) redirect('/')
  const person = await requirePermission('dashboard:read-own', DASHBOARD_PATH)
  const now = new Date()
  const { running, past } = await (await api()).progress.dashboard()
  if (person.role !== 'participant' && running.length + past.length === 0) redirect('/admin')
  const enrollments = await (await api()).enrollments.mine()
  const t = await getTranslations('dashboard')
  return (
    <>
      <PageHeader
        title={t('greeting', { name: person.name.split(' ')[0] ?? person.name })}
        lead={t('lead')}
      />
      <ApplicationCallout person={person} enrollments={enrollments} />
      {running.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <ButtonLink href="/programs" variant="secondary">
            {t('empty.see')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ApiProvider>
          <ClientMessages areas={['deliverables']}>
            <NextSession running={running} now={now} />
            {running.length > 1 && <Jumps label={t('jump')} running={running} />}
            {running.map(({ people, ...standing }) => (
              <RunningProgram
                key={standing.enrollmentId}
                standing={standing}
                people={people}
                now={now}
              />
            ))}
          </ClientMessages>
        </ApiProvider>
      )}
      <PastPrograms past={past} />
    </>
  )
}

type Running = RouterOutputs['progress']['dashboard']['running'][number]

/** To each of several programs, further down the page. */
function Jumps({ label, running }: { label: string; running: readonly Running[] }) {
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap gap-2">
      {running.map(({ enrollmentId, program }) => (
        <a key={enrollmentId} href={`#${program.id}`} className="button button--outline">
          {program.name}
        </a>
      ))}
    </nav>
  )
}

async function RunningProgram(props: {
  standing: Omit<Running, 'people'>
  people: Running['people']
  now: Date
}) {
  const { standing, people, now } = props
  const { program, status } = standing
  const t = await getTranslations('dashboard')
  return (
    <section aria-labelledby={program.id} className="mt-10 sm:mt-12">
      <header className="mb-4 border-t border-border pt-6">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id={program.id} className="min-w-0 scroll-mt-4 text-2xl wrap-anywhere sm:text-3xl">
            {program.name}
          </h2>
          <EnrollmentStatusChip status={status} />
        </div>
        <p className="mt-1 text-muted">
          <ProgramDates program={program} />
        </p>
        <Link
          href={programPath(program)}
          className="inline-flex min-h-11 items-center font-semibold text-link underline underline-offset-4"
        >
          {t('open')}
        </Link>
      </header>
      <ProgramPanel standing={standing} people={people} now={now} />
    </section>
  )
}
