import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import {
  HydrateClient,
  load,
  orNotFound,
  prefetch,
  requirePermission,
  trpc,
} from '@/app/_trpc/server'
import { BackLink } from '@/app/admin/_components/back-link'
import { can } from '@/domain/permissions'
import { ActivityView } from './_components/activity-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activitiesAdmin'))('title') }
}

export default async function ActivityPage({
  params,
}: PageProps<'/admin/activities/[activityId]'>) {
  const { activityId } = await params
  const actor = await requirePermission('activities:read-all', `/admin/activities/${activityId}`)
  await orNotFound(load(trpc.activities.get.queryOptions({ activityId })))
  await prefetch(trpc.programs.listAll.queryOptions())
  const t = await getTranslations('activitiesAdmin')
  return (
    <>
      <BackLink href="/admin/activities">{t('all')}</BackLink>
      <HydrateClient>
        <ClientMessages areas={['activitiesAdmin', 'adminForms', 'people']}>
          <ActivityView
            activityId={activityId}
            canManage={can(actor, 'activities:manage')}
            now={new Date()}
          />
        </ClientMessages>
      </HydrateClient>
    </>
  )
}
