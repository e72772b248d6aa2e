import { type Db, db as database } from '../db/client'
import { explainDatabaseError, isRetryable } from '../db/errors'

/** Who acts. What they may do was settled by the procedure's permission. */
export interface Actor {
  id: string
}

/** What every verb gets first: the database (or the transaction it takes part in), who acts, and the time. */
export interface ServiceContext<A extends Actor | null = Actor> {
  db: Db
  actor: A
  now: Date
}

const ATTEMPTS = 4

/**
 * Runs `work` with a context whose database is one transaction: all of it happens or nothing. Inside a
 * transaction it becomes a savepoint. A deadlock or a serialisation failure is run again, up to three times.
 * A violated constraint with a known meaning comes out as a DomainError.
 */
export async function withTransaction<C extends ServiceContext<Actor | null>, T>(
  context: C,
  work: (inner: C) => Promise<T>,
): Promise<T> {
  const outermost = context.db === database
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.db.transaction((db) => work({ ...context, db }))
    } catch (error) {
      if (outermost && attempt < ATTEMPTS && isRetryable(error)) continue
      throw explainDatabaseError(error)
    }
  }
}
