import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { ListSkeleton } from '../_components/list-skeleton'
import { ReadyList } from './_components/ready-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.promotions'))('title') }
}

export default async function PromotionsPage() {
  await requirePermission('enrollments:promote', '/admin/promotions')
  const t = await getTranslations('people.promotions')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages areas={['people']}>
        <Suspense fallback={<ListSkeleton />}>
          <Ready />
        </Suspense>
      </ClientMessages>
    </>
  )
}

async function Ready() {
  await prefetch(trpc.enrollments.readyForPromotion.queryOptions({}))
  return (
    <HydrateClient>
      <ReadyList />
    </HydrateClient>
  )
}
