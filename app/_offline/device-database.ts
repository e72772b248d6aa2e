import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Operation } from './operation'
import type { KeptAnswer, StoredRoster } from './roster'

const NAME = 'roll-call'

export interface DeviceSchema extends DBSchema {
  operations: {
    key: number
    value: Operation
    indexes: { owner: string; cell: [string, string, string] }
  }
  rosters: { key: [string, string]; value: StoredRoster; indexes: { owner: string } }
  /** What the server said of single cells since their roster was written. */
  answers: { key: number; value: KeptAnswer; indexes: { roster: [string, string] } }
  /** What the offline page is to look like: language and theme. */
  looks: { key: string; value: string }
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined

/** The database on this device. Rejects where the browser keeps none. */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>(NAME, 2, {
    upgrade(database, from) {
      if (from < 1) makeFirstStores(database)
      const answers = database.createObjectStore('answers', { autoIncrement: true })
      answers.createIndex('roster', ['owner', 'activityId'])
    },
    // Another tab wants to change or delete it: let go, and open anew at the next use.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

function makeFirstStores(database: IDBPDatabase<DeviceSchema>) {
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
