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
import { ProgramView } from './_components/program-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.programs'))('title') }
}

export default async function ProgramPage({ params }: PageProps<'/admin/programs/[programId]'>) {
  const { programId } = await params
  const actor = await requirePermission('programs:read-all', `/admin/programs/${programId}`)
  await orNotFound(load(trpc.programs.get.queryOptions({ programId })))
  const canManage = can(actor, 'programs:manage')
  await Promise.all([
    prefetch(trpc.activities.list.queryOptions({ programId })),
    ...(canManage ? [prefetch(trpc.programs.summaries.queryOptions())] : []),
  ])
  const t = await getTranslations('programsAdmin')
  return (
    <>
      <BackLink href="/admin/programs">{t('all')}</BackLink>
      <HydrateClient>
        <ClientMessages
          areas={['programsAdmin', 'activitiesAdmin', 'programs', 'adminForms', 'people']}
        >
          <ProgramView
            programId={programId}
            canManage={canManage}
            canReport={can(actor, 'reports:read')}
            now={new Date()}
          />
        </ClientMessages>
      </HydrateClient>
    </>
  )
}
