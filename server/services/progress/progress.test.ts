import { beforeAll, describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import type { ActivityStatus } from '../../../domain/activities'
import type { AttendanceStatus } from '../../../domain/attendance'
import { HOUR } from '../../../domain/durations'
import type { EnrollmentStatus } from '../../../domain/enrollments'
import type { SessionCounts } from '../../../domain/rate'
import { db } from '../../db/client'
import { attendanceRecords, programEnrollments } from '../../db/schema'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { getProgress } from './get-progress'
import { listOwnProgress } from './list-own-progress'
import { readEvidence } from './read-evidence'

useTestDatabase()

const at = { db, now: new Date() }

let marker: Actor
beforeAll(async () => {
  marker = await makeUser(db, { role: 'moderator' })
})

interface GivenSession {
  /** In Mexico City (UTC−6, no summer time) unless `timeZone` says otherwise. */
  startsAt: string
  mark?: AttendanceStatus
  status?: ActivityStatus
  isRequired?: boolean
  timeZone?: string
  kind?: 'session' | 'deliverable'
}

interface Case {
  enrolledAt?: string
  endedAt?: string
  status?: EnrollmentStatus
  sessions: GivenSession[]
  counts: Partial<SessionCounts>
  rate: number | null
}

const NOTHING: SessionCounts = {
  present: 0,
  absent: 0,
  excused: 0,
  unmarked: 0,
  cancelled: 0,
  optional: 0,
  before_joining: 0,
  after_leaving: 0,
}

const evening = (day: number) => `2026-09-${String(day).padStart(2, '0')}T19:00:00-06:00`

// Worked out by hand. Joined on 1 September 2026 at noon in Mexico City, unless it says otherwise.
const CASES: Record<string, Case> = {
  'no sessions: no figure': { sessions: [], counts: {}, rate: null },
  'three present, one absent': {
    sessions: [
      { startsAt: evening(2), mark: 'present' },
      { startsAt: evening(3), mark: 'present' },
      { startsAt: evening(4), mark: 'absent' },
      { startsAt: evening(5), mark: 'present' },
    ],
    counts: { present: 3, absent: 1 },
    rate: 0.75,
  },
  'excused and unmarked are in neither number': {
    sessions: [
      { startsAt: evening(2), mark: 'present' },
      { startsAt: evening(3), mark: 'excused' },
      { startsAt: evening(4) },
      { startsAt: evening(5), mark: 'absent' },
    ],
    counts: { present: 1, absent: 1, excused: 1, unmarked: 1 },
    rate: 0.5,
  },
  'a cancelled session and an optional one count for nothing, whatever the mark': {
    sessions: [
      { startsAt: evening(2), mark: 'absent', status: 'cancelled' },
      { startsAt: evening(3), mark: 'absent', isRequired: false },
      { startsAt: evening(4), mark: 'present' },
    ],
    counts: { present: 1, cancelled: 1, optional: 1 },
    rate: 1,
  },
  'only what is left out: no figure': {
    sessions: [
      { startsAt: evening(2), mark: 'excused' },
      { startsAt: evening(3), mark: 'present', isRequired: false },
    ],
    counts: { excused: 1, optional: 1 },
    rate: null,
  },
  'the day of joining counts, also a session earlier that day; the day before does not': {
    sessions: [
      { startsAt: '2026-08-31T23:30:00-06:00', mark: 'present' },
      { startsAt: '2026-09-01T09:00:00-06:00', mark: 'present' },
      { startsAt: evening(2), mark: 'absent' },
    ],
    counts: { present: 1, absent: 1, before_joining: 1 },
    rate: 0.5,
  },
  'days are local to the session: Tokyo has 2 September already': {
    // 1 September 20:00 in Mexico City is 2 September 11:00 in Tokyo.
    enrolledAt: '2026-09-01T20:00:00-06:00',
    sessions: [
      // 1 September 23:00 in Tokyo: the day before there. The same instant in Mexico City: the same day.
      { startsAt: '2026-09-01T23:00:00+09:00', timeZone: 'Asia/Tokyo', mark: 'present' },
      { startsAt: '2026-09-01T23:00:00+09:00', mark: 'absent' },
    ],
    counts: { before_joining: 1, absent: 1 },
    rate: 0,
  },
  'the day of leaving counts, the day after does not': {
    status: 'dropped',
    endedAt: '2026-09-10T08:00:00-06:00',
    sessions: [
      { startsAt: evening(9), mark: 'present' },
      { startsAt: evening(10), mark: 'absent' },
      { startsAt: '2026-09-11T00:30:00-06:00', mark: 'absent' },
    ],
    counts: { present: 1, absent: 1, after_leaving: 1 },
    rate: 0.5,
  },
  'what comes after completing still counts: completing is not leaving': {
    status: 'completed',
    sessions: [
      { startsAt: evening(2), mark: 'present' },
      { startsAt: evening(20), mark: 'absent' },
    ],
    counts: { present: 1, absent: 1 },
    rate: 0.5,
  },
  'drafts and deliverables are no sessions': {
    sessions: [
      { startsAt: evening(2), status: 'draft' },
      { startsAt: evening(3), kind: 'deliverable' },
      { startsAt: evening(4), mark: 'present', status: 'done' },
    ],
    counts: { present: 1 },
    rate: 1,
  },
  'a session both cancelled and before joining is left out once': {
    sessions: [{ startsAt: '2026-08-20T19:00:00-06:00', status: 'cancelled', isRequired: false }],
    counts: { cancelled: 1 },
    rate: null,
  },
}

async function makeCase({ enrolledAt, endedAt, status, sessions }: Case) {
  const person = await makeUser(db)
  const program = await makeProgram(db)
  for (const { startsAt, mark, isRequired = true, ...given } of sessions) {
    const activity = await makeActivity(db, { ...given, startsAt: new Date(startsAt) })
    await linkActivity(db, program.id, activity.id, { isRequired })
    if (mark)
      await makeRecord(db, {
        userId: person.id,
        activityId: activity.id,
        markedBy: marker.id,
        attendanceStatus: mark,
      })
  }
  const enrollment = await makeEnrollment(db, person.id, program.id, {
    enrollmentStatus: status ?? 'guest',
    enrolledAt: new Date(enrolledAt ?? '2026-09-01T12:00:00-06:00'),
    endedAt: endedAt ? new Date(endedAt) : null,
  })
  return { person, program, enrollment }
}

describe('the rate', () => {
  test.each(Object.entries(CASES))('%s', async (_, given) => {
    const { enrollment } = await makeCase(given)
    const expected = { ...NOTHING, ...given.counts }
    // The list's way and the page's way: one number.
    const evidence = await readEvidence(at, eq(programEnrollments.id, enrollment.id))
    expect(evidence.get(enrollment.id)?.counts).toEqual(expected)
    expect(evidence.get(enrollment.id)?.evaluation.rate).toBe(given.rate)
    const progress = await getProgress(at, { enrollmentId: enrollment.id })
    expect(progress.counts).toEqual(expected)
    expect(progress.evaluation.rate).toBe(given.rate)
  })

  test('what record says which program it was about does not matter; other programs and people do not count', async () => {
    const { person, program, enrollment } = await makeCase({
      sessions: [{ startsAt: evening(2), mark: 'present' }],
      counts: {},
      rate: 1,
    })
    const other = await makeCase({
      sessions: [{ startsAt: evening(3), mark: 'absent' }],
      counts: {},
      rate: 0,
    })
    const elsewhere = await makeActivity(db, { startsAt: new Date(evening(3)) })
    await linkActivity(db, other.program.id, elsewhere.id)
    await makeRecord(db, {
      userId: person.id,
      activityId: elsewhere.id,
      markedBy: marker.id,
      attendanceStatus: 'absent',
      programId: program.id,
    })
    const [own] = (await getProgress(at, { enrollmentId: enrollment.id })).sessions
    await makeRecord(db, {
      userId: other.person.id,
      activityId: own?.activityId ?? '',
      markedBy: marker.id,
      attendanceStatus: 'absent',
    })
    const { counts } = await getProgress(at, { enrollmentId: enrollment.id })
    expect(counts).toEqual({ ...NOTHING, present: 1 })
  })

  test('a session of two programs counts in both', async () => {
    const { person, enrollment } = await makeCase({
      sessions: [{ startsAt: evening(2), mark: 'present' }],
      counts: {},
      rate: 1,
    })
    const second = await makeProgram(db)
    const [record] = await db
      .select({ activityId: attendanceRecords.activityId })
      .from(attendanceRecords)
      .where(eq(attendanceRecords.userId, person.id))
    await linkActivity(db, second.id, record?.activityId ?? '')
    const there = await makeEnrollment(db, person.id, second.id, {
      enrolledAt: enrollment.enrolledAt,
    })
    for (const { id } of [enrollment, there])
      expect((await getProgress(at, { enrollmentId: id })).counts.present).toBe(1)
  })
})

describe('progress', () => {
  test('names every session and what it is, in order of time, and what is missing', async () => {
    const { enrollment } = await makeCase({
      sessions: [
        { startsAt: evening(4) },
        { startsAt: evening(2), mark: 'present' },
        { startsAt: evening(3), mark: 'excused' },
      ],
      counts: {},
      rate: null,
    })
    const progress = await getProgress(at, { enrollmentId: enrollment.id })
    expect(progress.sessions.map(({ place }) => place)).toEqual(['present', 'excused', 'unmarked'])
    expect(progress.evaluation).toEqual({
      met: false,
      rate: 1,
      missingPresent: 4,
      rateReached: true,
      missingDeliverables: 0,
    })
  })

  test('an unknown enrollment: NOT_FOUND', async () => {
    const attempt = getProgress(at, { enrollmentId: crypto.randomUUID() })
    expect(await refusalOf(attempt)).toBe('NOT_FOUND')
  })

  test('one’s own: only one’s own, without why staff ended it', async () => {
    const { person, enrollment } = await makeCase({
      sessions: [{ startsAt: evening(2), mark: 'present' }],
      counts: {},
      rate: 1,
    })
    await db
      .update(programEnrollments)
      .set({
        enrollmentStatus: 'dropped',
        endedAt: new Date(enrollment.enrolledAt.getTime() + HOUR),
        endReason: 'conduct',
        metadata: { endNote: 'palabras del equipo' },
      })
      .where(eq(programEnrollments.id, enrollment.id))
    const own = await listOwnProgress({ db, actor: person, now: new Date() })
    expect(own.map(({ enrollmentId }) => enrollmentId)).toEqual([enrollment.id])
    expect(JSON.stringify(own)).not.toMatch(/conduct|palabras/)
  })
})
