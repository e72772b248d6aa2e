import type { Metadata, Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { z } from 'zod'
import { EmptyState } from '@/app/_components/empty-state'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { api, requirePermission } from '@/app/_trpc/server'
import { EXPORT_KINDS } from '@/domain/exports'
import { Downloads } from '../_components/downloads'
import { ListSkeleton } from '../_components/list-skeleton'
import { ProgramChoice } from './_components/program-choice'
import { ReportTable } from './_components/report-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('downloads'))('title') }
}

export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const wanted = z.uuid().safeParse((await searchParams).program).data
  const path: Route = wanted ? `/admin/reports?program=${wanted}` : '/admin/reports'
  await requirePermission('reports:read', path)
  const programs = await (await api()).programs.listAll()
  const program = programs.find(({ id }) => id === wanted) ?? programs[0]
  const t = await getTranslations('downloads')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {program ? (
        <>
          <ProgramChoice programs={programs} chosen={program.id} />
          <Downloads programId={program.id} kinds={EXPORT_KINDS} />
          <ClientMessages areas={['downloads', 'programs']}>
            <Suspense key={program.id} fallback={<ListSkeleton />}>
              <Report programId={program.id} />
            </Suspense>
          </ClientMessages>
        </>
      ) : (
        <EmptyState title={t('noPrograms.title')} text={t('noPrograms.text')} />
      )}
    </>
  )
}

async function Report({ programId }: { programId: string }) {
  const { people } = await (await api()).progress.report({ programId })
  return <ReportTable people={people} />
}
