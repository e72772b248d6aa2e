import { DAY } from '../../domain/durations'
import type { Db } from '../db/client'
import { submissions } from '../db/schema'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from './factories'

const GOAL =
  'Quiero construir una aplicación para la cooperativa de mi barrio y enseñar a otras personas lo que vaya aprendiendo. Me comprometo a venir a todas las sesiones y a publicar avances.'

/** A guest who was present at five sessions, each on a day of its own, with as many deliverables approved as are asked. */
export async function makeReadyGuest(
  database: Db,
  name: string,
  { deliverables = 0 }: { deliverables?: number } = {},
) {
  const program = await makeProgram(database)
  const marker = await makeUser(database, { role: 'moderator' })
  const person = await makeUser(database, { name, accountStatus: 'guest' })
  const application = await makeApplication(database, person.id, {
    programId: program.id,
    goal: GOAL,
  })
  await makeEnrollment(database, person.id, program.id, {
    applicationId: application.id,
  })
  for (let ago = 5; ago >= 1; ago--) {
    const activity = await makeActivity(database, { startsAt: new Date(Date.now() - ago * DAY) })
    await linkActivity(database, program.id, activity.id)
    await makeRecord(database, {
      userId: person.id,
      activityId: activity.id,
      markedBy: marker.id,
    })
  }
  for (let n = 0; n < deliverables; n++) {
    const activity = await makeActivity(database, { kind: 'deliverable' })
    await linkActivity(database, program.id, activity.id)
    await database.insert(submissions).values({
      userId: person.id,
      activityId: activity.id,
      status: 'approved',
      body: 'Listo.',
      submittedAt: new Date(),
      decidedAt: new Date(),
      decidedBy: marker.id,
    })
  }
  return { program, person, goal: GOAL }
}
