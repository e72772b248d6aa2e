import { isNotNull } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { markingRefusal } from '../../../domain/marking-window'
import { isReservedEmail } from '../../../domain/users'
import type { AddWalkInInput } from '../../../domain/walk-ins'
import { rosterAdditions } from '../../db/schema'
import { getSession } from '../activities/get-session'
import { type ServiceContext, withTransaction } from '../context'
import { queueMail } from '../mail/queue-mail'
import { findOrCreatePerson } from '../users/create-person'
import { requirePerson } from '../users/require-person'
import { lockPeople } from './read-cells'
import { readReopenings } from './read-reopenings'
import { type RosterRow, readRosterRows } from './read-roster-rows'
import { rosterKey } from './roster-key'
import { lockActivity } from './write-marks'

export interface AddedWalkIn {
  row: RosterRow
  /** An account was made for them, and they were invited. */
  isNew: boolean
  rosterKey: string
}

/**
 * Puts somebody on a session's roster whom no enrollment puts there: a known person, or whoever has that address, who
 * gets an account and one invitation if there is none. Whoever is on the roster already stays there as they are.
 * Refuses NOT_FOUND (session or person), SESSION_CANCELLED, SESSION_CLOSED, INVALID_INPUT (an address nobody can have),
 * and SESSION_NOT_OPEN_YET for a draft; before the day of the session a roster may be prepared.
 */
export async function addWalkIn(ctx: ServiceContext, input: AddWalkInInput): Promise<AddedWalkIn> {
  const { activityId } = input
  const added = await withTransaction(ctx, async (inner) => {
    const { db, actor } = inner
    const session = await lockActivity(db, activityId)
    if (session.kind !== 'session') throw new DomainError('NOT_FOUND', { activityId })
    const refusal = markingRefusal(session, inner.now, await readReopenings(db, activityId))
    if (refusal && (refusal !== 'SESSION_NOT_OPEN_YET' || session.status === 'draft'))
      throw new DomainError(refusal, { activityId })
    const person = await findPerson(inner, input)
    const { onRoster } = await lockPeople(db, activityId, [person.id])
    if (!onRoster.has(person.id))
      await db
        .insert(rosterAdditions)
        .values({ activityId, userId: person.id, addedBy: actor.id })
        .onConflictDoUpdate({
          target: [rosterAdditions.activityId, rosterAdditions.userId],
          set: { addedBy: actor.id, removedAt: null },
          setWhere: isNotNull(rosterAdditions.removedAt),
        })
    if (person.isNew)
      await queueMail(inner, {
        kind: 'walk-in-invited',
        userId: person.id,
        key: `walk-in-invited:${activityId}:${person.id}`,
        data: { activityId },
      })
    return person
  })
  const rows = await readRosterRows(ctx.db, {
    session: await getSession(ctx, { activityId }),
    viewerId: ctx.actor.id,
    userId: added.id,
  })
  const [row] = rows
  // Taken off again by another phone in this moment.
  if (!row) throw new DomainError('CONFLICT', { activityId })
  return { row, isNew: added.isNew, rosterKey: await rosterKey(ctx.db, activityId) }
}

async function findPerson(ctx: ServiceContext, input: AddWalkInInput) {
  if ('userId' in input) return { id: (await requirePerson(ctx, input.userId)).id, isNew: false }
  if (isReservedEmail(input.email)) throw new DomainError('INVALID_INPUT')
  return findOrCreatePerson(ctx, { email: input.email, name: input.name })
}
