import { CalendarCheck, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/app/_components/button-link'
import { PageHeader } from '@/app/_components/page-header'
import { currentPerson } from '@/app/_lib/current-person'
import { ownPrograms } from '@/app/_programs/own-programs'
import { ProgramList } from '@/app/_programs/program-list'
import { hasDashboard } from '@/app/_shell/sections'
import { Suspension } from '@/app/_shell/suspension'
import { api } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import type { SignedInPerson } from '@/server/auth/person'
import { ApplicationCallout } from './_components/application-callout'
import { EnrollmentList } from './_components/enrollment-list'
import { Hero } from './_components/hero'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home')
  return { title: t('title') }
}

async function Welcome({ person }: { person: SignedInPerson }) {
  const t = await getTranslations('home')
  const caller = await api()
  const mayMark = can(person, 'attendance:mark')
  const [enrollments, session] = await Promise.all([
    caller.enrollments.mine(),
    mayMark ? caller.attendance.now() : null,
  ])
  return (
    <>
      <PageHeader
        title={t('greeting', { name: person.name.split(' ')[0] ?? person.name })}
        lead={t('greetingLead')}
      >
        {mayMark && (
          <ButtonLink href="/admin/attendance" variant={session ? 'outline' : 'primary'}>
            {t('takeAttendance')}
          </ButtonLink>
        )}
      </PageHeader>
      {session && (
        <Link
          href={`/admin/attendance/${session.activityId}`}
          className="mb-8 flex min-h-16 items-center gap-3 rounded-2xl bg-hero px-5 py-4 text-lg font-semibold text-hero-foreground"
        >
          <CalendarCheck aria-hidden="true" className="size-6 shrink-0" />
          <span className="min-w-0 flex-1 wrap-anywhere">
            {t('markNow', { title: session.title })}
          </span>
          <ChevronRight aria-hidden="true" className="size-6 shrink-0" />
        </Link>
      )}
      <ApplicationCallout person={person} enrollments={enrollments} />
      <h2 className="mb-4 text-2xl">{t('enrollments')}</h2>
      <EnrollmentList enrollments={enrollments} />
    </>
  )
}

export default async function HomePage() {
  const person = await currentPerson()
  if (person?.suspendedAt) return <Suspension reason={person.suspendedReason} />
  // Staff come to work; their own programs are one step away.
  if (person?.role === 'participant' && hasDashboard(person)) redirect('/dashboard')
  const t = await getTranslations('home')
  const programs = await (await api()).programs.list()
  return (
    <>
      {person ? <Welcome person={person} /> : <Hero />}
      <section className="mt-10 sm:mt-14">
        <h2 className="mb-4 text-2xl sm:mb-5">{t('programs')}</h2>
        <ProgramList programs={programs} heading="h3" own={await ownPrograms()} />
      </section>
    </>
  )
}
