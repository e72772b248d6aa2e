import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { requirePermission } from '@/app/_trpc/server'
import { BackLink } from '@/app/admin/_components/back-link'
import { ImportActivities } from './_components/import-activities'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importActivities'))('title') }
}

export default async function ImportActivitiesPage() {
  await requirePermission('activities:manage', '/admin/activities/import')
  const t = await getTranslations()
  return (
    <>
      <BackLink href="/admin/activities">{t('activitiesAdmin.all')}</BackLink>
      <PageHeader title={t('importActivities.title')} lead={t('importActivities.lead')} />
      <ClientMessages areas={['importActivities', 'adminForms', 'people']}>
        <ImportActivities />
      </ClientMessages>
    </>
  )
}
