import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, load, orNotFound, requirePermission, trpc } from '@/app/_trpc/server'
import { PersonView } from './_components/person-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

export default async function PersonPage({ params }: PageProps<'/admin/people/[personId]'>) {
  const { personId: userId } = await params
  const actor = await requirePermission('users:read', `/admin/people/${userId}`)
  await orNotFound(load(trpc.users.get.queryOptions({ userId })))
  const t = await getTranslations('people')
  return (
    <>
      <Link
        href="/admin/people"
        className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link"
      >
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t('back')}
      </Link>
      <HydrateClient>
        <ClientMessages areas={['people', 'programs']}>
          <PersonView userId={userId} isSelf={actor.id === userId} />
        </ClientMessages>
      </HydrateClient>
    </>
  )
}
