import type { Db } from '../client'

/** Runs `work` in a transaction (a savepoint inside one), gives its result and takes back all it did. */
export async function undone<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  const undo = new Error('Taken back on purpose.')
  const result = Promise.withResolvers<T>()
  await db
    .transaction(async (tx) => {
      result.resolve(await work(tx))
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return result.promise
}
