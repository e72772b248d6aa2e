import { deviceDatabase } from './device-database'
import { deviceOwner, setDeviceOwner } from './owner'
import { noteWaiting } from './waiting-flag'

/** How many marks of the signed-in account wait on this device. */
export async function countUnsent(): Promise<number> {
  const owner = deviceOwner()
  if (owner === null) return 0
  try {
    return await (await deviceDatabase()).countFromIndex('operations', 'owner', owner)
  } catch {
    return 0
  }
}

/**
 * Deletes names, marks, notes and drafts of people from this device. What another account left unsent stays: nobody has
 * asked its owner, and only they can send it.
 */
export async function forgetDevice() {
  const owner = deviceOwner()
  setDeviceOwner(null)
  if (owner !== null) noteWaiting(owner, false)
  sessionStorage.clear()
  try {
    const database = await deviceDatabase()
    const writing = database.transaction(['operations', 'rosters', 'answers'], 'readwrite')
    await Promise.all([
      writing.objectStore('rosters').clear(),
      writing.objectStore('answers').clear(),
    ])
    if (owner !== null)
      for await (const cursor of writing.objectStore('operations').index('owner').iterate(owner))
        await cursor.delete()
    await writing.done
  } catch {
    // The browser keeps no database: there is nothing to delete.
  }
}
