import { randomUUID } from 'node:crypto'
import { HOUR } from '../../domain/durations'
import type { Db } from '../db/client'
import {
  activities,
  applications,
  attendanceRecords,
  programActivities,
  programEnrollments,
  programs,
  users,
} from '../db/schema'

// Makers of rows for tests, end-to-end fixtures and the demo: unique by default, anything may be overridden.

type Insert<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>

const first = <T>([row]: T[]): T => {
  if (row === undefined) throw new Error('The insert returned no row.')
  return row
}

export const unique = () => randomUUID().slice(0, 8)

/** An e-mail address nobody has. */
export const anAddress = () => `${randomUUID()}@example.com`

export const makeUser = async (db: Db, given: Insert<typeof users> = {}) => {
  const name = given.name ?? `Persona ${unique()}`
  const email = given.email ?? anAddress()
  return first(
    await db
      .insert(users)
      .values({ ...given, name, email })
      .returning(),
  )
}

export const makeProgram = async (db: Db, given: Insert<typeof programs> = {}) =>
  first(
    await db
      .insert(programs)
      .values({
        name: `Programa ${unique()}`,
        description: 'Un programa.',
        programType: 'evergreen',
        ...given,
      })
      .returning(),
  )

/** A two-hour session that began an hour ago, so that it can be marked now. */
export const makeActivity = async (db: Db, given: Insert<typeof activities> = {}) => {
  const startsAt = given.startsAt ?? new Date(Date.now() - HOUR)
  const values = {
    title: `Sesión ${unique()}`,
    kind: 'session' as const,
    timeZone: 'America/Mexico_City',
    endsAt: new Date(startsAt.getTime() + 2 * HOUR),
    ...given,
    startsAt,
  }
  return first(await db.insert(activities).values(values).returning())
}

export const linkActivity = async (
  db: Db,
  programId: string,
  activityId: string,
  given: Insert<typeof programActivities> = {},
) =>
  first(
    await db
      .insert(programActivities)
      .values({ isRequired: true, ...given, programId, activityId })
      .returning(),
  )

/** A guest who joined thirty days ago. */
export const makeEnrollment = async (
  db: Db,
  userId: string,
  programId: string,
  given: Insert<typeof programEnrollments> = {},
) =>
  first(
    await db
      .insert(programEnrollments)
      .values({ enrolledAt: new Date(Date.now() - 30 * 24 * HOUR), ...given, userId, programId })
      .returning(),
  )

export const makeApplication = async (
  db: Db,
  userId: string,
  given: Insert<typeof applications> = {},
) =>
  first(
    await db
      .insert(applications)
      .values({ ...given, userId })
      .returning(),
  )

export const makeRecord = async (
  db: Db,
  given: Insert<typeof attendanceRecords> & {
    userId: string
    activityId: string
    markedBy: string
  },
) =>
  first(
    await db
      .insert(attendanceRecords)
      .values({ attendanceStatus: 'present', ...given })
      .returning(),
  )
