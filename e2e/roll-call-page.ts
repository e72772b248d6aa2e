import type { BrowserContext, Page } from '@playwright/test'
import { asc, eq } from 'drizzle-orm'
import type { db } from '../server/db/client'
import { attendanceEvents, attendanceRecords, users } from '../server/db/schema'
import { expect } from './fixtures'

export const MARKS = { present: 'Presente', absent: 'Ausente', excused: 'Justificó' } as const
export type Status = keyof typeof MARKS

/** What a browser complains about that has no network; the second where the service worker asked for the page. */
export const WITHOUT_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|fetching the script/

/** The radio that marks `name` as `status`. */
export const segment = (page: Page, name: string, status: Status) =>
  page.getByRole('group', { name, exact: true }).getByRole('radio', { name: MARKS[status] })

export const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('group', { name, exact: true }) })

/** Taps and waits until the mark looks saved. */
export async function markAs(page: Page, name: string, status: Status) {
  await segment(page, name, status).click()
  await expect(segment(page, name, status)).toBeChecked()
}

export const saved = (page: Page) => page.getByText('Guardado', { exact: true })

/**
 * Counts the requests that write marks, from now on. `allowed`: how many may have been made by the last of them, one
 * at once and one for each whole second since.
 */
export function countWrites(page: Page) {
  const begun = Date.now()
  const counted = { writes: 0, allowed: 1 }
  page.on('request', (request) => {
    if (!request.url().includes('attendance.mark')) return
    counted.writes += 1
    counted.allowed = 1 + Math.floor((Date.now() - begun) / 1000)
  })
  return counted
}

/** Waits until `page` has asked for the changes of others, from now on, and has been answered. */
export async function hearsOfChanges(page: Page) {
  const request = await page.waitForRequest(/attendance\.changes/)
  await (await request.response())?.finished()
}

/** What the server holds: a status for each name, those without a record left out. */
export async function storedMarks(database: typeof db, activityId: string) {
  const rows = await database
    .select({ name: users.name, status: attendanceRecords.attendanceStatus })
    .from(attendanceRecords)
    .innerJoin(users, eq(users.id, attendanceRecords.userId))
    .where(eq(attendanceRecords.activityId, activityId))
    .orderBy(asc(users.name))
  return Object.fromEntries(rows.map(({ name, status }) => [name, status]))
}

export const countEvents = (database: typeof db, activityId: string) =>
  database.$count(attendanceEvents, eq(attendanceEvents.activityId, activityId))

/** Ends the page as the system does when it needs the memory: no event, no farewell. */
export async function killTab(page: Page) {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  // It never answers: there is nobody left to.
  session.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
}

/** Waits until the service worker holds the page for no network. */
export async function readyForOffline(page: Page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
}

/** What the device keeps of people: rows of each of its stores. */
export const keptOnDevice = (page: Page) =>
  page.evaluate(async () => {
    // To open what is not there would make it, without its stores.
    const databases = await indexedDB.databases()
    if (!databases.some(({ name }) => name === 'roll-call'))
      return { operations: [], rosters: [], answers: [] }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('roll-call')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const kept = {
      operations: await all('operations'),
      rosters: await all('rosters'),
      answers: await all('answers'),
    }
    database.close()
    return kept
  })

/** Takes the rosters from the device, as another tab does when somebody signs out there. */
export const forgetRosters = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('roll-call')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const writing = request.result.transaction('rosters', 'readwrite')
          writing.objectStore('rosters').clear()
          writing.oncomplete = () => resolve()
          request.result.close()
        }
      }),
  )

/** Lets the rosters on the device know of a mark that is newer than all the server has, kept an hour ago. */
export const keepNewerMark = (page: Page, name: string, status: Status) =>
  page.evaluate(
    ([person, mark]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('roll-call')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const writing = request.result.transaction('rosters', 'readwrite')
          writing.objectStore('rosters').openCursor().onsuccess = ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
            if (!cursor) return
            const kept = cursor.value
            for (const row of kept.roster.rows)
              if (row.name === person) Object.assign(row, { status: mark, version: 9 })
            kept.keptAt = new Date(Date.now() - 3_600_000)
            cursor.update(kept)
            cursor.continue()
          }
          writing.oncomplete = () => resolve()
          request.result.close()
        }
      }),
    [name, status] as const,
  )

/** Makes the device's database one of the first version again, with the operations that wait. Gives their number. */
export const toFirstVersion = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const later = await done(indexedDB.open('roll-call'))
    const waiting = await done(later.transaction('operations').objectStore('operations').getAll())
    later.close()
    await done(indexedDB.deleteDatabase('roll-call'))
    const opening = indexedDB.open('roll-call', 1)
    opening.onupgradeneeded = () => {
      const database = opening.result
      const operations = database.createObjectStore('operations', {
        keyPath: 'place',
        autoIncrement: true,
      })
      operations.createIndex('owner', 'owner')
      operations.createIndex('cell', ['owner', 'activityId', 'userId'])
      const rosters = database.createObjectStore('rosters', { keyPath: ['owner', 'activityId'] })
      rosters.createIndex('owner', 'owner')
      database.createObjectStore('looks')
    }
    const first = await done(opening)
    const writing = first.transaction('operations', 'readwrite').objectStore('operations')
    await Promise.all(waiting.map((operation) => done(writing.put(operation))))
    first.close()
    return waiting.length
  })

export const open = async (context: BrowserContext, path: string) => {
  const page = await context.newPage()
  await page.goto(path)
  return page
}
