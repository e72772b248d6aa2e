import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'
import type { Operation } from './operation'
import type { KeptAnswer, StoredRoster } from './roster'

const NAME = 'roll-call'
const VERSION = 2

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

/** The database on this device. Rejects where the browser keeps none, or a tab of an earlier build does not let go of it. */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= new Promise((resolve, reject) => {
    const hooks: OpenDBCallbacks<DeviceSchema> = {
      ...HOOKS,
      blocked: () => reject(new Error('An earlier build keeps the database open.')),
    }
    openDB<DeviceSchema>(NAME, VERSION, hooks)
      .catch((error: Error) => {
        if (error.name !== 'VersionError') throw error
        // A later build was here, and was taken back. Stores are only ever added: what this one needs is there.
        return openDB<DeviceSchema>(NAME, undefined, hooks)
      })
      .then(resolve, reject)
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

const HOOKS: OpenDBCallbacks<DeviceSchema> = {
  upgrade(database, from) {
    if (from < 1) makeFirstStores(database)
    if (from < 2) {
      const answers = database.createObjectStore('answers', { autoIncrement: true })
      answers.createIndex('roster', ['owner', 'activityId'])
    }
  },
  // Another tab wants to change or delete it: let go, and open anew at the next use.
  blocking(_current, _blocked, event) {
    if (event.target instanceof IDBDatabase) event.target.close()
    opened = undefined
  },
  terminated() {
    opened = undefined
  },
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
