import { forgetKeptPage } from '@/app/_offline/kept-page'
import type { Theme } from './theme'

/** Asks the server to keep a choice in a cookie of this browser. Throws when it did not. */
export async function keepPreference(choice: { locale: string } | { theme: Theme }): Promise<void> {
  const response = await fetch('/api/preferences', { method: 'POST', body: JSON.stringify(choice) })
  if (!response.ok) throw new Error(`The preference was not kept: ${response.status}`)
  // The choice is kept, whatever becomes of the page on this device.
  await forgetKeptPage().catch(() => undefined)
}
