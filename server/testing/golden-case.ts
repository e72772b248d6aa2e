import { HOUR } from '../../domain/durations'
import {
  GOLDEN_ENROLLED_AT,
  type GoldenCase,
  type GoldenSession,
} from '../../domain/testing/golden-table'
import type { Db } from '../db/client'
import { submissions } from '../db/schema'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from './factories'

/** A case of the golden table as rows: a person with an enrollment, and all its sessions and deliverables. */
export async function makeGoldenCase(db: Db, golden: GoldenCase, name = 'Persona Dorada') {
  const { programType, endDate } = golden.program ?? {
    programType: 'cohort' as const,
    endDate: '2026-12-01T00:00:00-06:00',
  }
  const program = await makeProgram(db, {
    programType,
    startDate: programType === 'cohort' ? new Date('2026-09-01T00:00:00-06:00') : null,
    endDate: endDate === null ? null : new Date(endDate),
    ...(golden.rule ? { promotionRule: golden.rule } : {}),
  })
  const person = await makeUser(db, {
    name,
    accountStatus: golden.status === 'dropped' ? 'inactive' : 'guest',
  })
  const marker = await makeUser(db, { role: 'moderator' })
  const enrolledAt = new Date(golden.enrolledAt ?? GOLDEN_ENROLLED_AT)
  const enrollment = await makeEnrollment(db, person.id, program.id, {
    enrollmentStatus: golden.status ?? 'guest',
    enrolledAt,
    endedAt: golden.endedAt ? new Date(golden.endedAt) : null,
  })
  const other = await makeProgram(db)
  if (golden.sessions.some(({ elsewhere }) => elsewhere))
    await makeEnrollment(db, person.id, other.id, { enrolledAt })
  const makeSession = async (session: GoldenSession) => {
    const { day, at = '19:00', mark, status = 'scheduled', isRequired = true, elsewhere } = session
    const startsAt = new Date(`${day}T${at}:00-06:00`)
    const endsAt = new Date(startsAt.getTime() + 2 * HOUR)
    const activity = await makeActivity(db, { startsAt, endsAt, status })
    if (elsewhere !== 'only') await linkActivity(db, program.id, activity.id, { isRequired })
    if (elsewhere) await linkActivity(db, other.id, activity.id)
    if (mark)
      await makeRecord(db, {
        userId: person.id,
        activityId: activity.id,
        markedBy: marker.id,
        attendanceStatus: mark,
      })
  }
  for (const session of golden.sessions) await makeSession(session)
  for (const { isRequired = true, isCancelled, handedIn } of golden.deliverables ?? []) {
    const activity = await makeActivity(db, {
      kind: 'deliverable',
      startsAt: new Date('2026-09-02T09:00:00-06:00'),
      status: isCancelled ? 'cancelled' : 'scheduled',
    })
    await linkActivity(db, program.id, activity.id, { isRequired })
    if (handedIn)
      await db.insert(submissions).values({
        userId: person.id,
        activityId: activity.id,
        status: handedIn,
        body: 'Lo que hice.',
        submittedAt: new Date('2026-09-20T09:00:00-06:00'),
      })
  }
  return { person, program, enrollment }
}
