import { randomUUID } from 'node:crypto'
import type { MarkInput } from '../../domain/attendance'
import type { Db } from '../db/client'
import type { activities } from '../db/schema'
import { linkActivity, makeActivity, makeEnrollment, makeProgram, makeUser } from './factories'

/** A session of a program with `size` people enrolled and a moderator to mark them. */
export async function makeRollCall(
  db: Db,
  size = 3,
  given: Partial<typeof activities.$inferInsert> = {},
) {
  const program = await makeProgram(db)
  const activity = await makeActivity(db, given)
  await linkActivity(db, program.id, activity.id)
  const moderator = await makeUser(db, { role: 'moderator' })
  const people = []
  for (let n = 0; n < size; n++) {
    const person = await makeUser(db, {
      name: `Persona ${String(n).padStart(2, '0')}`,
      accountStatus: 'guest',
    })
    await makeEnrollment(db, person.id, program.id)
    people.push(person)
  }
  return { program, activity, moderator, people }
}

/** A tap on `userId`, with an operation id of its own. */
export const tap = (userId: string, given: Partial<MarkInput> = {}): MarkInput => ({
  opId: randomUUID(),
  userId,
  status: 'present',
  deviceAt: new Date(),
  ...given,
})
