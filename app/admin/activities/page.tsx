import { FileUp, Plus } from 'lucide-react'
import type { Metadata, Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/app/_components/button-link'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { ActivityCalendar } from './_components/activity-calendar'
import { addressOf, listInputOf, readFilters } from './_search-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activitiesAdmin'))('title') }
}

export default async function ActivitiesPage({ searchParams }: PageProps<'/admin/activities'>) {
  const filters = readFilters(await searchParams)
  const actor = await requirePermission('activities:read-all', addressOf(filters))
  const now = new Date()
  await Promise.all([
    prefetch(trpc.activities.list.queryOptions(listInputOf(filters, now))),
    prefetch(trpc.programs.listAll.queryOptions()),
  ])
  const t = await getTranslations('activitiesAdmin')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        {can(actor, 'activities:manage') && (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/admin/activities/new">
              <Plus aria-hidden="true" className="size-5" />
              {t('new')}
            </ButtonLink>
            <ButtonLink href={'/admin/activities/import' as Route} variant="outline">
              <FileUp aria-hidden="true" className="size-5" />
              {t('import')}
            </ButtonLink>
          </div>
        )}
      </PageHeader>
      <HydrateClient>
        <ClientMessages areas={['calendar', 'activitiesAdmin', 'people']}>
          <ActivityCalendar now={now} />
        </ClientMessages>
      </HydrateClient>
    </>
  )
}
