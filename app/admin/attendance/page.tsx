import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageHeader } from '@/app/_components/page-header'
import { requirePermission } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { localDay } from '@/domain/time'
import { Downloads } from '../_components/downloads'
import { DayNavigation } from './_components/day-navigation'
import { SessionsAround, SessionsSkeleton } from './_components/sessions-around'
import { readDay } from './_search-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance'))('title') }
}

export default async function AttendancePage({ searchParams }: PageProps<'/admin/attendance'>) {
  const { day: wanted } = await searchParams
  const now = new Date()
  const day = readDay(wanted, now)
  // Before anything is sent: what comes later cannot change the status of the answer.
  const person = await requirePermission(
    'attendance:read-roster',
    wanted === undefined ? '/admin/attendance' : `/admin/attendance?day=${day}`,
  )
  const t = await getTranslations('attendance')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {can(person, 'exports:read') && <Downloads kinds={['attendance']} />}
      <DayNavigation day={day} today={localDay(now, DEFAULT_TIME_ZONE)} />
      <Suspense key={day} fallback={<SessionsSkeleton />}>
        <SessionsAround day={day} now={now} />
      </Suspense>
    </>
  )
}
