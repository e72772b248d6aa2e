import { beforeAll, expect, test } from 'bun:test'
import { eq, gt, isNull, sql } from 'drizzle-orm'
import { isAsPlanned, seriesDays } from '../../domain/series'
import { SUBMISSION_STATUSES } from '../../domain/submissions'
import { DEMO_PEOPLE, type DemoPerson } from '../auth/demo-people'
import { db } from '../db/client'
import {
  activities,
  activitySeries,
  calendarFeeds,
  programs,
  rosterAdditions,
  sessionReopenings,
  submissionEvents,
  submissions,
  users,
} from '../db/schema'
import { listActivities } from '../services/activities/list-activities'
import { findSessionNow } from '../services/attendance/find-session-now'
import { getRoster } from '../services/attendance/get-roster'
import { seedPrograms } from '../services/programs/seed-programs'
import { getDashboard } from '../services/progress/get-dashboard'
import { listSubmissions } from '../services/submissions/list-submissions'
import { seedDemo } from './seed-demo'
import { useTestDatabase } from './test-database'

useTestDatabase()

const now = new Date()
beforeAll(async () => {
  await seedPrograms({ db, actor: null, now })
  await seedDemo(db, now)
}, 120_000)

const asPersona = async (key: DemoPerson['key']) => {
  const email = DEMO_PEOPLE.find((person) => person.key === key)?.email ?? ''
  const [person] = await db.select().from(users).where(eq(users.email, email))
  if (!person) throw new Error(`Nobody is "${key}".`)
  return { db, actor: person, now }
}
const cohort = async () => {
  const [program] = await db.select().from(programs).where(eq(programs.slug, 'de-cero-a-chamba'))
  if (!program) throw new Error('The cohort is not there.')
  return program
}

test('the cohort meets in a series: one date left out, one cancelled with a reason, one moved', async () => {
  const { id: programId } = await cohort()
  const listed = await listActivities({ db }, { programId, kind: 'session' })
  const seriesIds = [...new Set(listed.activities.flatMap(({ seriesId }) => seriesId ?? []))]
  expect(seriesIds).toHaveLength(1)
  const [series] = await db
    .select()
    .from(activitySeries)
    .where(eq(activitySeries.id, seriesIds[0] ?? ''))
  if (!series) throw new Error('The series is not there.')
  const sessions = await db.select().from(activities).where(eq(activities.seriesId, series.id))
  expect(series.rule.skipped).toHaveLength(1)
  expect(sessions.map(({ seriesDay }) => seriesDay).sort()).toEqual(seriesDays(series.rule))
  expect(new Set(sessions.map(({ title }) => title)).size).toBe(sessions.length)

  const over = sessions.filter(({ endsAt }) => endsAt < now)
  expect(over.length).toBeGreaterThan(5)
  expect(over.every(({ status }) => status === 'done')).toBe(true)
  expect(sessions.length - over.length).toBeGreaterThan(5)
  const cancelled = sessions.filter(({ status }) => status === 'cancelled')
  expect(
    cancelled.map(({ cancelReason, startsAt }) => [cancelReason !== null, startsAt > now]),
  ).toEqual([[true, true]])
  const moved = sessions.filter(
    ({ seriesDay, ...times }) =>
      !isAsPlanned(series.rule, { ...times, seriesDay: seriesDay ?? '' }),
  )
  expect(moved.map(({ status, startsAt }) => [status, startsAt > now])).toEqual([
    ['scheduled', true],
  ])
})

test('programs differ in their accents, and one shows its people', async () => {
  const all = await db.select().from(programs)
  expect(new Set(all.map(({ accent }) => accent)).size).toBe(all.length)
  expect(all.filter(({ showsPeople }) => showsPeople).map(({ slug }) => slug)).toEqual([
    'de-cero-a-chamba',
  ])
})

test('what was handed in is in every state there is, also late', async () => {
  const { submissions: listed, counts } = await listSubmissions(await asPersona('moderator'), {
    limit: 100,
  })
  for (const status of SUBMISSION_STATUSES) expect(counts[status]).toBeGreaterThan(0)
  for (const status of ['submitted', 'approved'] as const)
    expect(listed.some((one) => one.status === status && one.isLate)).toBe(true)
  const deliverables = await db.select().from(activities).where(eq(activities.kind, 'deliverable'))
  expect(deliverables.map(({ endsAt }) => endsAt > now).sort()).toEqual([false, true])
  expect(await db.$count(submissionEvents, gt(submissionEvents.createdAt, now))).toBe(0)
  // Their histories are of the days they tell of.
  const asHandedIn = sql`exists (select 1 from ${submissionEvents}
    where ${submissionEvents.submissionId} = ${submissions.id}
      and ${submissionEvents.toStatus} = 'submitted' and ${submissionEvents.createdAt} = ${submissions.submittedAt})`
  expect(await db.$count(submissions, sql`not ${asHandedIn}`)).toBe(0)
})

test('a session is on: nobody is marked, one walked in', async () => {
  const found = await findSessionNow({ db, now })
  const roster = await getRoster(await asPersona('moderator'), {
    activityId: found?.activityId ?? '',
  })
  expect(roster.session.startsAt.getTime()).toBeLessThanOrEqual(now.getTime())
  expect(roster.refusal).toBeNull()
  expect(roster.rows.length).toBeGreaterThanOrEqual(25)
  expect(roster.rows.length).toBeLessThanOrEqual(35)
  expect(roster.rows.filter(({ status }) => status !== null)).toEqual([])
  expect(roster.rows.filter(({ isWalkIn }) => isWalkIn)).toHaveLength(1)
  expect(roster.rows.filter(({ lastMarks }) => lastMarks.length === 5).length).toBeGreaterThan(20)
})

test('somebody walked in at a session that is over and was marked; another one was reopened', async () => {
  const additions = await db
    .select({ activityId: rosterAdditions.activityId, userId: rosterAdditions.userId })
    .from(rosterAdditions)
    .innerJoin(activities, eq(activities.id, rosterAdditions.activityId))
    .where(
      sql`${activities.endsAt} < ${now.toISOString()} and ${rosterAdditions.removedAt} is null`,
    )
  const [walkIn] = additions
  if (!walkIn) throw new Error('Nobody walked in.')
  expect(additions).toHaveLength(1)
  const moderator = await asPersona('moderator')
  const { rows } = await getRoster(moderator, walkIn)
  const row = rows.find(({ userId }) => userId === walkIn.userId)
  expect([row?.isWalkIn, row?.status]).toEqual([true, 'present'])

  const [reopening] = await db.select().from(sessionReopenings)
  if (!reopening) throw new Error('Nothing was reopened.')
  const reopened = await getRoster(moderator, reopening)
  expect(reopened.session.reopenedUntil).toEqual(reopening.closesAt)
  // Something is left to do there.
  expect(reopened.rows.some(({ status }) => status === null)).toBe(true)
})

test('guest and member find their next session, marks, a goal and something to hand in', async () => {
  for (const key of ['guest', 'member'] as const) {
    const { running } = await getDashboard(await asPersona(key))
    const place = running.find(({ program }) => program.slug === 'de-cero-a-chamba')
    if (!place) throw new Error(`"${key}" is not in the cohort.`)
    expect(place.status).toBe(key === 'guest' ? 'guest' : 'active')
    expect(place.goal?.length).toBeGreaterThanOrEqual(140)
    const soon = now.getTime() + 3 * 24 * 3_600_000
    expect(place.nextSession?.startsAt.getTime()).toBeLessThan(soon)
    expect(place.counts.present).toBeGreaterThan(3)
    const states = place.deliverables.map(({ submission }) => submission?.status ?? null)
    expect(states).toEqual(['approved', null])
  }
  const member = await asPersona('member')
  expect((await getDashboard(member)).running).toHaveLength(2)
  const feed = sql`${calendarFeeds.userId} = ${member.actor.id} and ${isNull(calendarFeeds.revokedAt)}`
  expect(await db.$count(calendarFeeds, feed)).toBe(1)
})
