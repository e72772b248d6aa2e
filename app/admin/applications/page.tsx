import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { api, HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { ReviewQueue } from './_components/review-queue'
import { HELD_INPUT, queueHref, queueInputOf, readFilters } from './_search-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

export default async function ApplicationsPage({ searchParams }: PageProps<'/admin/applications'>) {
  const filters = readFilters(await searchParams)
  const person = await requirePermission('applications:review', queueHref(filters))
  const input = queueInputOf(filters)
  const [first] = filters.open
    ? []
    : (await (await api()).applications.list({ ...input, limit: 1 })).applications
  // On a laptop the first one is read beside the list.
  const applicationId = filters.open ?? first?.id
  const { list, get, voidedHolds } = trpc.applications
  await Promise.all([
    prefetch(list.queryOptions(input)),
    prefetch(list.queryOptions(HELD_INPUT)),
    prefetch(voidedHolds.queryOptions()),
    prefetch(trpc.programs.listAll.queryOptions()),
    ...(applicationId ? [prefetch(get.queryOptions({ applicationId }))] : []),
  ])
  return (
    <HydrateClient>
      <ClientMessages areas={['review', 'programs', 'people']}>
        <ReviewQueue
          now={new Date()}
          mayEndPlaces={can(person, 'enrollments:complete') && can(person, 'enrollments:drop')}
        />
      </ClientMessages>
    </HydrateClient>
  )
}
