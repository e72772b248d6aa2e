import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { requirePermission } from '@/app/_trpc/server'
import { BackLink } from '@/app/admin/_components/back-link'
import { NewProgram } from '../_components/new-program'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programsAdmin'))('new') }
}

export default async function NewProgramPage() {
  await requirePermission('programs:manage', '/admin/programs/new')
  const t = await getTranslations('programsAdmin')
  return (
    <>
      <BackLink href="/admin/programs">{t('all')}</BackLink>
      <PageHeader title={t('new')} lead={t('newLead')} />
      <ClientMessages areas={['programsAdmin', 'programs', 'adminForms', 'people']}>
        <NewProgram />
      </ClientMessages>
    </>
  )
}
