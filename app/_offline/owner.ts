import { forgetKeptPage } from './kept-page'

const KEY = 'device-owner'

// Where storage is blocked, the page itself is all there is to remember it.
let ofThisPage: string | null = null

/** Whose account this device holds rosters and marks for: the one that last opened a page here, or null. */
export function deviceOwner(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return ofThisPage
  }
}

/** Said by every page that is made for a signed-in person; null after signing out. */
export function setDeviceOwner(personId: string | null) {
  if (deviceOwner() !== personId) forgetKeptPage().catch(() => undefined)
  ofThisPage = personId
  try {
    if (personId === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, personId)
  } catch {
    // Storage is blocked: nothing is kept on this device then.
  }
}
