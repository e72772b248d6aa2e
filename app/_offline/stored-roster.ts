import { DAY } from '@/domain/durations'
import { deviceDatabase } from './device-database'
import { type MarkResult, withCells } from './operation'
import { deviceOwner } from './owner'
import type { Roster, StoredRoster } from './roster'

const KEPT_DAYS = 14

/**
 * Keeps the names and marks of an opened roster, as long as the device is its owner's; notes, goals and earlier marks
 * stay on the server.
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
  await database.put('rosters', {
    owner,
    activityId,
    roster: { ...roster, rows },
    keptAt: new Date(),
  })
  // The page without a network has no account to ask how it is to look.
  const { lang, dataset } = document.documentElement
  await database.put('looks', lang, 'locale')
  await database.put('looks', dataset.theme ?? '', 'theme')
}

/** Puts the marks the server has just answered into the roster on this device, where there is one. */
export async function keepMarks(owner: string, activityId: string, results: readonly MarkResult[]) {
  const writing = (await deviceDatabase()).transaction('rosters', 'readwrite')
  const stored = await writing.store.get([owner, activityId])
  if (stored) {
    const cells = results.map(({ userId, cell }) => ({ ...cell, userId, note: null }))
    const rows = withCells(stored.roster.rows, cells)
    await writing.store.put({ ...stored, roster: { ...stored.roster, rows } })
  }
  await writing.done
}

/** The rosters `owner` opened on this device, the last one first. */
export async function listRosters(owner: string): Promise<StoredRoster[]> {
  const found = await (await deviceDatabase()).getAllFromIndex('rosters', 'owner', owner)
  return found.sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime())
}

/**
 * Deletes what lies here longer than two weeks: rosters, and what another account left unsent. Own marks stay until
 * the server took them or the person let them go.
 */
export async function forgetOld(owner: string, now: Date) {
  const database = await deviceDatabase()
  const limit = now.getTime() - KEPT_DAYS * DAY
  const writing = database.transaction(['rosters', 'operations'], 'readwrite')
  for await (const cursor of writing.objectStore('rosters'))
    if (cursor.value.keptAt.getTime() < limit) await cursor.delete()
  for await (const cursor of writing.objectStore('operations'))
    if (cursor.value.owner !== owner && cursor.value.deviceAt.getTime() < limit)
      await cursor.delete()
  await writing.done
}
