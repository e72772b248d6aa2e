import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, load, orNotFound, requirePermission, trpc } from '@/app/_trpc/server'
import { BackLink } from '@/app/admin/_components/back-link'
import { EditProgram } from '../../_components/edit-program'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programsAdmin'))('edit') }
}

export default async function EditProgramPage({
  params,
}: PageProps<'/admin/programs/[programId]/edit'>) {
  const { programId } = await params
  await requirePermission('programs:manage', `/admin/programs/${programId}/edit`)
  const { form } = await orNotFound(load(trpc.programs.get.queryOptions({ programId })))
  const t = await getTranslations('programsAdmin')
  return (
    <>
      <BackLink href={`/admin/programs/${programId}`}>{form.name}</BackLink>
      <PageHeader title={t('edit')} />
      <HydrateClient>
        <ClientMessages areas={['programsAdmin', 'programs', 'adminForms', 'people']}>
          <EditProgram programId={programId} />
        </ClientMessages>
      </HydrateClient>
    </>
  )
}
