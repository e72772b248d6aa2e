import type { Metadata, Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { HydrateClient, load, requirePermission, trpc } from '@/app/_trpc/server'
import { BackLink } from '@/app/admin/_components/back-link'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { NewActivity } from '../_components/new-activity'
import { SHAPES } from '../_lib/activity-draft'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activitiesAdmin'))('new') }
}

export default async function NewActivityPage({
  searchParams,
}: PageProps<'/admin/activities/new'>) {
  const params = await searchParams
  const shape = SHAPES.find((one) => one === params.kind) ?? 'session'
  const wanted = z.uuid().safeParse(params.program).data
  await requirePermission(
    'activities:manage',
    `/admin/activities/new?kind=${shape}${wanted ? `&program=${wanted}` : ''}`,
  )
  const programs = await load(trpc.programs.listAll.queryOptions())
  const program = programs.find(({ id }) => id === wanted)
  const back = program ? `/admin/programs/${program.id}` : '/admin/activities'
  const t = await getTranslations('activitiesAdmin')
  return (
    <>
      <BackLink href={back as Route}>{program?.name ?? t('all')}</BackLink>
      <PageHeader title={t('new')} />
      <HydrateClient>
        <ClientMessages areas={['activitiesAdmin', 'adminForms', 'people']}>
          <NewActivity
            given={{
              shape,
              timeZone: program?.timeZone ?? DEFAULT_TIME_ZONE,
              programIds: program ? [program.id] : [],
            }}
            back={back}
          />
        </ClientMessages>
      </HydrateClient>
    </>
  )
}
