import { DAY } from '../../domain/durations'
import type { Db } from '../db/client'
import type { programs } from '../db/schema'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
  unique,
} from './factories'

const GOAL =
  'Publicar mi portafolio con tres proyectos reales, conseguir a mi primera clienta local y entregarle una página que pueda editar sola antes de que termine el mes.'

/** The marks of the sessions that are over, first one first: three present, one absent, one excused. */
const MARKS = ['present', 'present', 'excused', 'absent', 'present'] as const

interface Size {
  /** Sessions that are over and marked, and sessions to come, the first of which is cancelled. */
  past?: number
  ahead?: number
  deliverables?: number
  /** Others who are enrolled. */
  people?: number
}

/** A program that goes on, as `userId` lives it as a guest: sessions behind and ahead, things to hand in, people. */
export async function makeLivelyProgram(
  db: Db,
  userId: string,
  { past = 5, ahead = 4, deliverables = 1, people = 0 }: Size = {},
  given: Partial<typeof programs.$inferInsert> = {},
) {
  const key = unique()
  const program = await makeProgram(db, {
    name: `Taller ${key}`,
    slug: `taller-${key}`,
    description: 'Diez semanas para publicar tu primer proyecto, con gente que también empieza.',
    showsPeople: people > 0,
    ...given,
  })
  const application = await makeApplication(db, userId, {
    programId: program.id,
    status: 'approved',
    decision: 'guest',
    goal: GOAL,
  })
  const joinedAt = new Date(Date.now() - (past + 2) * DAY)
  const enrollment = await makeEnrollment(db, userId, program.id, {
    applicationId: application.id,
    enrolledAt: joinedAt,
  })
  const marker = await makeUser(db, { role: 'moderator' })
  const sessions = []
  for (let day = -past; day < ahead; day++) {
    const isCancelled = day === 0 && ahead > 1
    const session = await makeActivity(db, {
      title: `Sesión ${key} ${day + past + 1}`,
      startsAt: new Date(Date.now() + day * DAY + (day < 0 ? -DAY / 4 : DAY)),
      location: 'Casa de la comunidad, sala grande',
      status: isCancelled ? 'cancelled' : 'scheduled',
      cancelReason: isCancelled ? 'No hay luz en la sala.' : null,
    })
    await linkActivity(db, program.id, session.id)
    if (day < 0)
      await makeRecord(db, {
        userId,
        activityId: session.id,
        markedBy: marker.id,
        attendanceStatus: MARKS[(day + past) % MARKS.length] ?? 'present',
      })
    sessions.push(session)
  }
  const tasks = []
  for (let n = 1; n <= deliverables; n++) {
    const task = await makeActivity(db, {
      kind: 'deliverable',
      title: `Entrega ${key} ${n}`,
      description: 'Tu página, publicada: pega el enlace y cuenta qué te costó más.',
      startsAt: joinedAt,
      endsAt: new Date(Date.now() + 7 * n * DAY),
    })
    await linkActivity(db, program.id, task.id)
    tasks.push(task)
  }
  for (let n = 1; n <= people; n++) {
    const person = await makeUser(db, { name: `Compañera ${key} ${n}`, accountStatus: 'guest' })
    await makeEnrollment(db, person.id, program.id)
  }
  return { key, program, enrollment, sessions, tasks, goal: GOAL }
}
