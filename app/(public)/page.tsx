import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/app/_components/button-link'
import { PageHeader } from '@/app/_components/page-header'
import { currentPerson } from '@/app/_lib/current-person'
import { ownPrograms } from '@/app/_programs/own-programs'
import { ProgramList } from '@/app/_programs/program-list'
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
  const enrollments = await (await api()).enrollments.mine()
  return (
    <>
      <PageHeader
        title={t('greeting', { name: person.name.split(' ')[0] ?? person.name })}
        lead={t('greetingLead')}
      >
        {can(person, 'attendance:mark') && (
          <ButtonLink href="/admin/attendance">{t('takeAttendance')}</ButtonLink>
        )}
      </PageHeader>
      <ApplicationCallout person={person} enrollments={enrollments} />
      <h2 className="mb-4 text-2xl">{t('enrollments')}</h2>
      <EnrollmentList enrollments={enrollments} />
    </>
  )
}

export default async function HomePage() {
  const person = await currentPerson()
  if (person?.suspendedAt) return <Suspension reason={person.suspendedReason} />
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
