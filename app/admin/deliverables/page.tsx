import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { api, HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { SubmissionQueue } from './_components/submission-queue'
import { queueHref, queueInputOf, readFilters } from './_search-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliverables'))('title') }
}

export default async function DeliverablesPage({ searchParams }: PageProps<'/admin/deliverables'>) {
  const filters = readFilters(await searchParams)
  await requirePermission('deliverables:review', queueHref(filters))
  const input = queueInputOf(filters)
  const [first] = filters.open
    ? []
    : (await (await api()).submissions.list({ ...input, limit: 1 })).submissions
  // On a laptop the first one is read beside the list.
  const submissionId = filters.open ?? first?.id
  await Promise.all([
    prefetch(trpc.submissions.list.queryOptions(input)),
    prefetch(trpc.programs.listAll.queryOptions()),
    ...(submissionId ? [prefetch(trpc.submissions.get.queryOptions({ submissionId }))] : []),
  ])
  return (
    <HydrateClient>
      <ClientMessages areas={['deliverables']}>
        <SubmissionQueue now={new Date()} />
      </ClientMessages>
    </HydrateClient>
  )
}
