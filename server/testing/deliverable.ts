import type { Db } from '../db/client'
import type { activities } from '../db/schema'
import { linkActivity, makeActivity, makeEnrollment, makeProgram, makeUser } from './factories'

/** A deliverable of a program, due in a week unless told otherwise, and a guest who may hand it in. */
export async function makeDeliverable(db: Db, given: Partial<typeof activities.$inferInsert> = {}) {
  const program = await makeProgram(db)
  const startsAt = new Date('2026-10-01T06:00:00Z')
  const activity = await makeActivity(db, {
    kind: 'deliverable',
    title: 'Tu página',
    startsAt,
    endsAt: new Date('2026-10-08T06:00:00Z'),
    ...given,
  })
  await linkActivity(db, program.id, activity.id)
  const person = await makeUser(db, { name: 'Ana Prueba', accountStatus: 'guest' })
  const enrollment = await makeEnrollment(db, person.id, program.id)
  return { program, activity, person, enrollment }
}
