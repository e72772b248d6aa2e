import { expect } from 'bun:test'
import { asc, eq } from 'drizzle-orm'
import { db } from '../db/client'
import { activities, attendanceRecords, programActivities, type programs } from '../db/schema'
import { type ImportInput, importPeople } from '../services/attendance/import-people'
import { parseGuestExport } from '../services/attendance/parse-guest-export'
import { dumpTables } from './dump-tables'
import { makeProgram } from './factories'
import { type GuestFields, guestFile } from './guest-file'

/** When `aSession` starts where the program is, and when somebody came to it. */
export const STARTS_AT = new Date('2026-09-24T00:50:00Z')
export const CAME = '2026-09-24T01:10:00.000Z'

export const aSession = (given: Partial<NonNullable<ImportInput['session']>> = {}) => ({
  title: 'Sesión 1',
  date: '2026-09-23T18:50',
  minutes: 120,
  ...given,
})

export const makeCohort = (given: Partial<typeof programs.$inferInsert> = {}) =>
  makeProgram(db, { programType: 'cohort', ...given })

/** Imports a guest export with these rows. */
export const importRows = (
  rows: GuestFields[],
  input: Omit<ImportInput, 'people'>,
  now = new Date(),
) =>
  importPeople(
    { db, actor: null, now },
    { ...input, people: parseGuestExport(guestFile(rows)).people },
  )

/** The marks of a person, in whatever session. */
export const marksOf = (userId: string) =>
  db.select().from(attendanceRecords).where(eq(attendanceRecords.userId, userId))

/** The activities of a program, the first made one first. */
export const sessionsOf = (programId: string) =>
  db
    .select({ activity: activities })
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .where(eq(programActivities.programId, programId))
    .orderBy(asc(activities.createdAt))
    .then((rows) => rows.map((row) => row.activity))

/** Refused with `message`, and not a row of any table is another. */
export async function expectRefused(work: () => Promise<unknown>, message: string) {
  const before = await dumpTables(db)
  const error = await work().then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toMatchObject({ name: 'ImportRefusal' })
  expect(`${error}`).toContain(message)
  expect(await dumpTables(db)).toEqual(before)
}
