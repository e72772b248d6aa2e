import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { requirePermission } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'
import { KeptRollCall } from './_components/kept-roll-call'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance'))('rollCall'), robots: { index: false } }
}

/**
 * What the service worker answers with, at once, where a roll call is opened whose roster lies on the device: the
 * account's frame around names and marks out of the device's own database. It is kept beside the roster.
 */
export default async function KeptRollCallPage() {
  const person = await requirePermission('attendance:read-roster', '/admin/attendance')
  return (
    <ClientMessages areas={['attendance', 'rollCall']}>
      <KeptRollCall owner={person.id} canReopen={can(person, 'attendance:reopen')} />
    </ClientMessages>
  )
}
