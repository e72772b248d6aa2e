import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { api, orNotFound, requirePermission } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { BackToSessions } from '../_components/back-to-sessions'
import { RollCall } from './_components/roll-call'
import { SessionHeading } from './_components/session-heading'
import { FIRST_ROW } from './_lib/first-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance'))('rollCall') }
}

export default async function RollCallPage({
  params,
}: PageProps<'/admin/attendance/[activityId]'>) {
  const { activityId } = await params
  const person = await requirePermission(
    'attendance:read-roster',
    `/admin/attendance/${activityId}`,
  )
  const roster = await orNotFound((await api()).attendance.roster({ activityId }))
  return (
    <>
      {/* The names are painted at once: bit by bit, as they are read, takes a slow phone half a second more. */}
      <link rel="expect" href={`#${FIRST_ROW}`} blocking="render" />
      <BackToSessions session={roster.session} />
      <SessionHeading session={roster.session} />
      <ClientMessages areas={['attendance', 'rollCall']}>
        <RollCall
          key={activityId}
          owner={person.id}
          activityId={activityId}
          roster={roster}
          isLive
          canReopen={can(person, 'attendance:reopen')}
        />
      </ClientMessages>
    </>
  )
}
