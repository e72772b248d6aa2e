import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, prefetchInfinite, requirePermission, trpc } from '@/app/_trpc/server'
import { Downloads } from '../_components/downloads'
import { ListSkeleton } from '../_components/list-skeleton'
import { PeopleFilterForm } from './_components/people-filters'
import { PeopleList } from './_components/people-list'
import { addressOf, type PeopleFilters, readFilters, toListInput } from './_search-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requirePermission('users:read', '/admin/people')
  const filters = readFilters(await searchParams)
  const t = await getTranslations('people')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages areas={['people']}>
        <Downloads kinds={['people', 'enrollments']} />
        <PeopleFilterForm filters={filters} />
        <Suspense key={addressOf(filters)} fallback={<ListSkeleton />}>
          <FirstPeople filters={filters} />
        </Suspense>
      </ClientMessages>
    </>
  )
}

async function FirstPeople({ filters }: { filters: PeopleFilters }) {
  await prefetchInfinite(
    trpc.users.list.infiniteQueryOptions(toListInput(filters), {
      getNextPageParam: (last) => last.nextCursor,
    }),
  )
  return (
    <HydrateClient>
      <PeopleList filters={filters} />
    </HydrateClient>
  )
}
