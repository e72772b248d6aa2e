import { asc, eq } from 'drizzle-orm'
import { createSeriesInput } from '../../domain/activity-forms'
import type { SeriesRule } from '../../domain/series'
import type { Db } from '../db/client'
import { activities, activitySeries, mailOutbox, users } from '../db/schema'
import { createSeries } from '../services/programs/create-series'
import { makeEnrollment, makeProgram, makeUser } from './factories'
import { aSeries } from './forms'

/** An admin's context on 22 November 2026, at noon in Mexico. A second admin is not made where there is one. */
export async function makeAdminContext(db: Db) {
  const [admin] = await db.select().from(users).where(eq(users.role, 'admin')).limit(1)
  return {
    db,
    actor: admin ?? (await makeUser(db, { role: 'admin' })),
    now: new Date('2026-11-22T18:00:00Z'),
  }
}

/** A program with `size` people and a series of sessions they are expected at; twelve Tuesdays unless `rule` says otherwise. */
export async function makeSchedule(
  db: Db,
  {
    size = 2,
    rule = {},
    ...given
  }: { size?: number; rule?: Partial<SeriesRule>; status?: 'draft' } = {},
) {
  const ctx = await makeAdminContext(db)
  const program = await makeProgram(db)
  const people = []
  for (let n = 0; n < size; n++) {
    const person = await makeUser(db, { accountStatus: 'guest' })
    const enrolledAt = new Date('2026-11-01T18:00:00Z')
    await makeEnrollment(db, person.id, program.id, { enrolledAt })
    people.push(person)
  }
  const input = { ...aSeries(rule), ...given, programIds: [program.id] }
  const series = await createSeries(ctx, createSeriesInput.parse(input))
  return { ctx, program, people, ...series }
}

/** The sessions of a series, by the days it gave them. */
export const sessionsOf = (db: Db, seriesId: string) =>
  db
    .select()
    .from(activities)
    .where(eq(activities.seriesId, seriesId))
    .orderBy(asc(activities.seriesDay))

export async function ruleOf(db: Db, seriesId: string): Promise<SeriesRule | null> {
  const [series] = await db.select().from(activitySeries).where(eq(activitySeries.id, seriesId))
  return series?.rule ?? null
}

export async function findActivity(db: Db, activityId: string) {
  const [found] = await db.select().from(activities).where(eq(activities.id, activityId))
  if (!found) throw new Error('There is no such activity.')
  return found
}

/** The keys of the mails owed to a person, in order of the alphabet. */
export async function mailKeysOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ key: mailOutbox.key })
    .from(mailOutbox)
    .where(eq(mailOutbox.userId, userId))
  return rows.map(({ key }) => key).sort()
}
