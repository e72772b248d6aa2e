import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { ListSkeleton } from '../_components/list-skeleton'
import { DeadMailList } from './_components/dead-mail-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.mail'))('title') }
}

export default async function MailPage() {
  await requirePermission('mail:read', '/admin/mail')
  const t = await getTranslations('people.mail')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages areas={['people']}>
        <Suspense fallback={<ListSkeleton />}>
          <DeadMail />
        </Suspense>
      </ClientMessages>
    </>
  )
}

async function DeadMail() {
  await prefetch(trpc.mail.dead.queryOptions())
  return (
    <HydrateClient>
      <DeadMailList />
    </HydrateClient>
  )
}
