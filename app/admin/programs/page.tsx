import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/app/_components/button-link'
import { PageHeader } from '@/app/_components/page-header'
import { api, requirePermission } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { ProgramRows } from './_components/program-rows'
import { ProgramSummaries } from './_components/program-summaries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.programs')
  return { title: t('title') }
}

export default async function AdminProgramsPage() {
  const actor = await requirePermission('programs:read-all', '/admin/programs')
  const t = await getTranslations()
  const { programs } = await api()
  const header = { title: t('admin.programs.title'), lead: t('admin.programs.lead') }
  if (!can(actor, 'programs:manage'))
    return (
      <>
        <PageHeader {...header} />
        <ProgramRows programs={await programs.listAll()} />
      </>
    )
  return (
    <>
      <PageHeader {...header}>
        <ButtonLink href="/admin/programs/new">
          <Plus aria-hidden="true" className="size-5" />
          {t('programsAdmin.new')}
        </ButtonLink>
      </PageHeader>
      <ProgramSummaries programs={await programs.summaries()} />
    </>
  )
}
