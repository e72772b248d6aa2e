import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { AttendanceStatus, MarkInput } from '../../domain/attendance'
import { DAY } from '../../domain/durations'
import type { Db } from '../db/client'
import type { activities } from '../db/schema'
import { programEnrollments } from '../db/schema'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from './factories'

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

/** Gives somebody of a roll call the goal they applied with, and marks in sessions before it, the last one last. */
export async function makePast(
  db: Db,
  { program, activity, moderator }: Awaited<ReturnType<typeof makeRollCall>>,
  userId: string,
  { goal, marks }: { goal: string; marks: readonly AttendanceStatus[] },
) {
  const application = await makeApplication(db, userId, {
    programId: program.id,
    goal,
    status: 'approved',
    decision: 'guest',
    decidedBy: moderator.id,
    decidedAt: activity.createdAt,
    submittedAt: activity.createdAt,
    githubUsername: 'alguien',
  })
  await db
    .update(programEnrollments)
    .set({ applicationId: application.id })
    .where(eq(programEnrollments.userId, userId))
  for (const [nth, attendanceStatus] of marks.entries()) {
    const ago = (marks.length - nth) * DAY
    const startsAt = new Date(activity.startsAt.getTime() - ago)
    const earlier = await makeActivity(db, { startsAt })
    await linkActivity(db, program.id, earlier.id)
    await makeRecord(db, {
      userId,
      activityId: earlier.id,
      markedBy: moderator.id,
      attendanceStatus,
    })
  }
}

/** A tap on `userId`, with an operation id of its own. */
export const tap = (userId: string, given: Partial<MarkInput> = {}): MarkInput => ({
  opId: randomUUID(),
  userId,
  status: 'present',
  deviceAt: new Date(),
  ...given,
})
