import type { IDBPObjectStore, StoreNames } from 'idb'
import { DAY } from '@/domain/durations'
import { type DeviceSchema, deviceDatabase } from './device-database'
import { type RosterCell, withCells } from './operation'
import { deviceOwner } from './owner'
import type { Roster, StoredRoster } from './roster'

const KEPT_DAYS = 14

type Answers<Mode extends IDBTransactionMode> = IDBPObjectStore<
  DeviceSchema,
  StoreNames<DeviceSchema>[],
  'answers',
  Mode
>

/**
 * Keeps the names and marks of an opened roster, as long as the device is its owner's; notes, goals and earlier marks
 * stay on the server. What was kept before, of the roster and of single cells, stays where it is newer.
 */
export async function keepRoster(owner: string, activityId: string, roster: Roster) {
  const database = await deviceDatabase()
  // Signed out while this was about to be written: nothing may come after what forgets the device.
  if (deviceOwner() !== owner) return
  const rows = roster.rows.map((row) => ({
    ...row,
    note: null,
    goal: null,
    avatarUrl: null,
    lastMarks: [],
  }))
  const writing = database.transaction(['rosters', 'answers'], 'readwrite')
  const cells = await takeAnswers(writing.objectStore('answers'), owner, activityId)
  const before = await writing.objectStore('rosters').get([owner, activityId])
  await writing.objectStore('rosters').put({
    owner,
    activityId,
    roster: { ...roster, rows: withCells(rows, [...(before?.roster.rows ?? []), ...cells]) },
    keptAt: new Date(),
  })
  await writing.done
  // The page without a network has no account to ask how it is to look.
  const { lang, dataset } = document.documentElement
  await database.put('looks', lang, 'locale')
  await database.put('looks', dataset.theme ?? '', 'theme')
}

/**
 * Keeps what the server has just said of some cells beside the roster on this device, and gives whether there is one:
 * a slow phone needs as long as a tap may take to write a long roster again. After signing out there is none.
 */
export async function keepCells(
  owner: string,
  activityId: string,
  told: readonly RosterCell[],
): Promise<boolean> {
  const writing = (await deviceDatabase()).transaction(['rosters', 'answers'], 'readwrite')
  const isKept = (await writing.objectStore('rosters').getKey([owner, activityId])) !== undefined
  const cells = told.map(({ userId, status, version, markedByName, markedAt }) => {
    return { userId, status, version, markedByName, markedAt, note: null }
  })
  if (isKept && cells.length > 0)
    await writing.objectStore('answers').add({ owner, activityId, cells })
  await writing.done
  return isKept
}

/** The roster of one session as `owner` has it on this device, with all that is kept of its cells; none that is old. */
export async function readRoster(
  owner: string,
  activityId: string,
): Promise<StoredRoster | undefined> {
  const reading = (await deviceDatabase()).transaction(['rosters', 'answers'])
  const stored = await reading.objectStore('rosters').get([owner, activityId])
  return stored && isFresh(stored) ? withAnswers(stored, reading.objectStore('answers')) : undefined
}

/** Deletes a roster from this device; marks that wait stay. */
export async function forgetRoster(owner: string, activityId: string) {
  const writing = (await deviceDatabase()).transaction(['rosters', 'answers'], 'readwrite')
  await takeAnswers(writing.objectStore('answers'), owner, activityId)
  await writing.objectStore('rosters').delete([owner, activityId])
  await writing.done
}

/** The rosters `owner` opened on this device with all that is kept of their cells, the last one first; none that is old. */
export async function listRosters(owner: string): Promise<StoredRoster[]> {
  const reading = (await deviceDatabase()).transaction(['rosters', 'answers'])
  const found = await reading.objectStore('rosters').index('owner').getAll(owner)
  const answers = reading.objectStore('answers')
  const rosters = await Promise.all(found.map((stored) => withAnswers(stored, answers)))
  return rosters.filter(isFresh).sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime())
}

const isFresh = ({ keptAt }: StoredRoster) => keptAt.getTime() >= Date.now() - KEPT_DAYS * DAY

async function withAnswers(
  stored: StoredRoster,
  answers: Answers<'readonly'>,
): Promise<StoredRoster> {
  const { owner, activityId, roster } = stored
  const found = await answers.index('roster').getAll([owner, activityId])
  const cells = found.flatMap((answer) => answer.cells)
  return { ...stored, roster: { ...roster, rows: withCells(roster.rows, cells) } }
}

/** Takes away, and gives, what is kept of the cells of a roster beside it. */
async function takeAnswers(answers: Answers<'readwrite'>, owner: string, activityId: string) {
  const cells: RosterCell[] = []
  for await (const cursor of answers.index('roster').iterate([owner, activityId])) {
    cells.push(...cursor.value.cells)
    await cursor.delete()
  }
  return cells
}

/**
 * Deletes what lies here longer than two weeks: rosters, and what another account left unsent. Own marks stay until
 * the server took them or the person let them go.
 */
export async function forgetOld(owner: string, now: Date) {
  const database = await deviceDatabase()
  const limit = now.getTime() - KEPT_DAYS * DAY
  const writing = database.transaction(['rosters', 'answers', 'operations'], 'readwrite')
  for await (const cursor of writing.objectStore('rosters')) {
    const old = cursor.value
    if (old.keptAt.getTime() >= limit) continue
    await takeAnswers(writing.objectStore('answers'), old.owner, old.activityId)
    await cursor.delete()
  }
  for await (const cursor of writing.objectStore('operations'))
    if (cursor.value.owner !== owner && cursor.value.deviceAt.getTime() < limit)
      await cursor.delete()
  await writing.done
}
