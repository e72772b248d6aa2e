import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { programState, takesApplications } from '../../../domain/programs'
import { attendanceRate, countPlaces, type SessionCounts } from '../../../domain/rate'
import { SEED_PROGRAMS } from '../../../domain/seed-programs'
import { activities, programActivities, programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { countPeople } from '../programs/count-people'
import { sessionPlaces } from './session-places'

/**
 * Every program for those who run them, by name: its state, its people by the status of their enrollment, its sessions
 * and deliverables (drafts and cancelled ones apart), and the rate of all its enrollments together (0 to 1; null = no
 * figure): what was present of what counts, summed over its people.
 */
export async function listProgramSummaries({ db, now }: Pick<ServiceContext, 'db' | 'now'>) {
  const rows = await db.select().from(programs).orderBy(asc(programs.name))
  const [peopleOf, linked, places] = await Promise.all([
    countPeople({ db }),
    countActivities(db),
    countPlacesByProgram({ db, now }),
  ])
  return rows.map((program) => ({
    id: program.id,
    slug: program.slug,
    name: program.name,
    programType: program.programType,
    startDate: program.startDate,
    endDate: program.endDate,
    timeZone: program.timeZone,
    accent: program.accent,
    isActive: program.isActive,
    isSeed: SEED_PROGRAMS.some(({ slug }) => slug === program.slug),
    state: programState(program, now),
    takesApplications: takesApplications(program, now),
    people: peopleOf(program.id),
    sessions: linked.get(`${program.id} session`) ?? 0,
    deliverables: linked.get(`${program.id} deliverable`) ?? 0,
    rate: attendanceRate(places.get(program.id) ?? countPlaces([])),
  }))
}

async function countActivities(db: ServiceContext['db']) {
  const rows = await db
    .select({ programId: programActivities.programId, kind: activities.kind, activities: count() })
    .from(programActivities)
    .innerJoin(
      activities,
      and(
        eq(activities.id, programActivities.activityId),
        inArray(activities.status, ['scheduled', 'done']),
      ),
    )
    .groupBy(programActivities.programId, activities.kind)
  return new Map(rows.map((row) => [`${row.programId} ${row.kind}`, row.activities]))
}

async function countPlacesByProgram({ db, now }: Pick<ServiceContext, 'db' | 'now'>) {
  const places = sessionPlaces({ db, now }, undefined).as('places')
  const rows = await db
    .select({
      programId: programEnrollments.programId,
      place: places.place,
      sessions: count(),
    })
    .from(places)
    .innerJoin(programEnrollments, eq(programEnrollments.id, places.enrollmentId))
    .groupBy(programEnrollments.programId, places.place)
  const counts = new Map<string, SessionCounts>()
  for (const { programId, place, sessions } of rows)
    counts.set(programId, { ...(counts.get(programId) ?? countPlaces([])), [place]: sessions })
  return counts
}
