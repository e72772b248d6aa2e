import { and, asc, eq, gt, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { localTime } from '../../../domain/time'
import {
  activities,
  attendanceRecords,
  programActivities,
  programEnrollments,
  users,
} from '../../db/schema'
import type { ServiceContext } from '../context'
import { sessionPlaces } from '../progress/session-places'
import { enrollmentPages } from './read-enrollments'
import { type Cell, pagesOf, type Sheet } from './sheet'

type Context = Pick<ServiceContext, 'db' | 'now'>
interface Asked {
  programId: string | null
}

const COLUMNS = [
  'program',
  'activity_id',
  'session',
  'starts_at_local',
  'time_zone',
  'name',
  'email',
  'mark',
  'counts_as',
  'note',
  'marked_by',
  'marked_at_local',
] as const

/** Each of them has all the sessions of a program: fewer than of other rows. */
const ENROLLMENTS_A_PAGE = 25

const markers = alias(users, 'markers')

/**
 * Every session for every person enrolled in its program, marked or not, with what it counts as for the rate, by
 * program, name and time; then the marks of people no enrollment covers (walk-ins). Times are the session's.
 */
export function attendanceSheet(ctx: Context, asked: Asked): Sheet {
  async function* pages() {
    yield* enrolledPages(ctx, asked)
    yield* walkInPages(ctx, asked)
  }
  return { columns: COLUMNS, pages: pages() }
}

async function* enrolledPages(ctx: Context, asked: Asked): AsyncGenerator<Cell[][]> {
  for await (const page of enrollmentPages(ctx, asked, ENROLLMENTS_A_PAGE)) {
    const ids = page.map((row) => row.enrollment.id)
    const places = await sessionPlaces(ctx, inArray(programEnrollments.id, ids)).orderBy(
      asc(activities.startsAt),
      asc(activities.id),
    )
    const details = await readDetails(
      ctx,
      page.map((row) => row.userId),
    )
    yield page.flatMap((row) =>
      places
        .filter((place) => place.enrollmentId === row.enrollment.id)
        .map((place): Cell[] => {
          const detail = details.get(`${place.activityId} ${row.userId}`)
          return [
            row.programName,
            place.activityId,
            place.title,
            localTime(place.startsAt, place.timeZone),
            place.timeZone,
            row.name,
            row.email,
            place.mark,
            place.place,
            detail?.note ?? null,
            detail?.markedBy ?? null,
            detail ? localTime(detail.markedAt, place.timeZone) : null,
          ]
        }),
    )
  }
}

/** Notes and markers, which only staff read, of the marks of `userIds`. */
async function readDetails({ db }: Context, userIds: string[]) {
  const rows = await db
    .select({
      userId: attendanceRecords.userId,
      activityId: attendanceRecords.activityId,
      note: attendanceRecords.notes,
      markedBy: users.name,
      markedAt: attendanceRecords.markedAt,
    })
    .from(attendanceRecords)
    .innerJoin(users, eq(users.id, attendanceRecords.markedBy))
    .where(inArray(attendanceRecords.userId, userIds))
  return new Map(rows.map((row) => [`${row.activityId} ${row.userId}`, row]))
}

async function* walkInPages({ db }: Context, { programId }: Asked): AsyncGenerator<Cell[][]> {
  const enrolled = db
    .select({ id: programEnrollments.id })
    .from(programEnrollments)
    .innerJoin(programActivities, eq(programActivities.programId, programEnrollments.programId))
    .where(
      and(
        eq(programEnrollments.userId, attendanceRecords.userId),
        eq(programActivities.activityId, attendanceRecords.activityId),
        programId ? eq(programEnrollments.programId, programId) : undefined,
      ),
    )
  const query = (after: string | null, limit: number) =>
    db
      .select({
        id: attendanceRecords.id,
        activityId: activities.id,
        title: activities.title,
        startsAt: activities.startsAt,
        timeZone: activities.timeZone,
        name: users.name,
        email: users.email,
        mark: attendanceRecords.attendanceStatus,
        note: attendanceRecords.notes,
        markedBy: markers.name,
        markedAt: attendanceRecords.markedAt,
      })
      .from(attendanceRecords)
      .innerJoin(activities, eq(activities.id, attendanceRecords.activityId))
      .innerJoin(users, eq(users.id, attendanceRecords.userId))
      .innerJoin(markers, eq(markers.id, attendanceRecords.markedBy))
      .where(
        and(
          programId
            ? sql`exists (select from ${programActivities} where ${programActivities.activityId} = ${activities.id} and ${programActivities.programId} = ${programId})`
            : undefined,
          notExists(enrolled),
          after ? gt(attendanceRecords.id, after) : undefined,
        ),
      )
      .orderBy(asc(attendanceRecords.id))
      .limit(limit)
  type Row = Awaited<ReturnType<typeof query>>[number]
  for await (const page of pagesOf<Row>((after, limit) => query(after?.id ?? null, limit)))
    yield page.map((row) => [
      null,
      row.activityId,
      row.title,
      localTime(row.startsAt, row.timeZone),
      row.timeZone,
      row.name,
      row.email,
      row.mark,
      'walk_in',
      row.note,
      row.markedBy,
      localTime(row.markedAt, row.timeZone),
    ])
}
