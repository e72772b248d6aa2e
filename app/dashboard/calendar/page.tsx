import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { currentPerson } from '@/app/_lib/current-person'
import { ApiProvider } from '@/app/_trpc/client'
import { api, HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { CALENDAR_PATH, DASHBOARD_PATH } from '../_lib/paths'
import { Feeds } from './_components/feeds'
import { HowTo } from './_components/how-to'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendarFeed'))('title') }
}

export default async function CalendarPage() {
  const visitor = await currentPerson()
  if (visitor && !can(visitor, 'dashboard:read-own')) redirect('/')
  await requirePermission('dashboard:read-own', CALENDAR_PATH)
  const enrollments = await (await api()).enrollments.mine()
  await prefetch(trpc.calendar.mine.queryOptions())
  const t = await getTranslations()
  const programs = enrollments
    .filter(({ enrollmentStatus }) => enrollmentStatus !== 'dropped')
    .map(({ programId, programName }) => ({ id: programId, name: programName }))
  return (
    <>
      <Link
        href={DASHBOARD_PATH}
        className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link"
      >
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t('dashboard.title')}
      </Link>
      <PageHeader title={t('calendarFeed.title')} lead={t('calendarFeed.lead')} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:items-start">
        <ApiProvider>
          <HydrateClient>
            <ClientMessages areas={['calendarFeed', 'people']}>
              <Feeds programs={programs} />
            </ClientMessages>
          </HydrateClient>
        </ApiProvider>
        <HowTo />
      </div>
    </>
  )
}
