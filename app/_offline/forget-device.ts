import { deviceDatabase } from './device-database'
import { deviceOwner, setDeviceOwner } from './owner'

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

/** Deletes names, marks, notes and drafts of people from this device. */
export async function forgetDevice() {
  setDeviceOwner(null)
  sessionStorage.clear()
  try {
    const database = await deviceDatabase()
    await Promise.all([
      database.clear('operations'),
      database.clear('rosters'),
      database.clear('answers'),
    ])
  } catch {
    // The browser keeps no database: there is nothing to delete.
  }
}
