import { KEPT_PAGE } from './kept-page'

/** The session whose roll call is at `path` (`/admin/attendance/…`); null for every other page. */
export function rollCallAt(path: string): string | null {
  if (path === KEPT_PAGE) return null
  return /^\/admin\/attendance\/([^/]+)\/?$/.exec(path)?.[1] ?? null
}
