import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/app/_components/page-header'
import { api, requirePermission } from '@/app/_trpc/server'
import { ProgramRows } from './_components/program-rows'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.programs')
  return { title: t('title') }
}

export default async function AdminProgramsPage() {
  await requirePermission('programs:read-all', '/admin/programs')
  const t = await getTranslations('admin.programs')
  const programs = await (await api()).programs.listAll()
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ProgramRows programs={programs} />
    </>
  )
}
