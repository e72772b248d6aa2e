import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { OfflineShell } from './_components/offline-shell'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('rollCall.shell'))('title'),
    robots: { index: false },
  }
}

/**
 * What the service worker shows in place of a page it cannot reach. It is kept on the device without cookies, so
 * nobody's data is in it; names and marks come from the device's own database.
 */
export default function OfflinePage() {
  return (
    <ClientMessages areas={['attendance', 'rollCall']}>
      <OfflineShell />
    </ClientMessages>
  )
}
