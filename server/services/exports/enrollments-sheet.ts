import { inArray } from 'drizzle-orm'
import { countedSessions, SESSION_PLACES } from '../../../domain/rate'
import { localTime } from '../../../domain/time'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readEvidence } from '../progress/read-evidence'
import { enrollmentPages } from './read-enrollments'
import type { Cell, Sheet } from './sheet'

const COLUMNS = [
  'id',
  'program',
  'name',
  'email',
  'username',
  'status',
  'time_zone',
  'enrolled_at_local',
  'promoted_at_local',
  'completed_at_local',
  'ended_at_local',
  'end_reason',
  // What each session of the program is to the enrollment, counted.
  ...SESSION_PLACES,
  'counted',
  'rate',
  'meets_rule',
  'reach',
  'sessions_missing',
  'may_miss',
  'deliverables_required',
  'deliverables_approved',
  'github',
  'twitter',
  'goal',
] as const

/** Every enrollment of a program, or of all, with the figures its own person sees. Times are the program's. */
export function enrollmentsSheet(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  asked: { programId: string | null },
): Sheet {
  async function* pages() {
    for await (const page of enrollmentPages(ctx, asked)) {
      const ids = page.map((row) => row.enrollment.id)
      const evidence = await readEvidence(ctx, inArray(programEnrollments.id, ids))
      yield page.flatMap((row): Cell[][] => {
        const stands = evidence.get(row.enrollment.id)
        if (!stands) return []
        const { enrollment, timeZone } = row
        const { counts, evaluation, reach, deliverables } = stands
        const local = (instant: Date | null) => instant && localTime(instant, timeZone)
        return [
          [
            enrollment.id,
            row.programName,
            row.name,
            row.email,
            row.username,
            enrollment.enrollmentStatus,
            timeZone,
            local(enrollment.enrolledAt),
            local(enrollment.promotedAt),
            local(enrollment.completedAt),
            local(enrollment.endedAt),
            enrollment.endReason,
            ...SESSION_PLACES.map((place) => counts[place]),
            countedSessions(counts),
            evaluation.rate,
            evaluation.met ? 'yes' : 'no',
            reach?.state ?? null,
            reach?.missingToMeet ?? null,
            reach?.mayMiss ?? null,
            deliverables.requiredDeliverables,
            deliverables.approvedDeliverables,
            row.githubUsername,
            row.twitterUsername,
            row.goal,
          ],
        ]
      })
    }
  }
  return { columns: COLUMNS, pages: pages() }
}
