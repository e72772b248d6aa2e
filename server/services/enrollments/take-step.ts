import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import {
  ACTION_LEADS_TO,
  type EnrollmentAction,
  type EnrollmentStatus,
  type SeenEnrollment,
  stepAnswer,
} from '../../../domain/enrollments'
import type { ErrorCode } from '../../../domain/errors'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { lockPeople } from '../users/lock-people'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { recordEnrollmentEvents } from './record-enrollment-events'

/** What became of one enrollment. `already`: it had been done before, and nothing happened. */
export type StepResult =
  | { enrollmentId: string; outcome: 'done' | 'already'; version: number }
  | { enrollmentId: string; outcome: 'refused'; code: ErrorCode }

const columns = {
  enrollmentId: programEnrollments.id,
  userId: programEnrollments.userId,
  programId: programEnrollments.programId,
  status: programEnrollments.enrollmentStatus,
  version: programEnrollments.version,
  enrolledAt: programEnrollments.enrolledAt,
  endedAt: programEnrollments.endedAt,
}

export interface SteppedEnrollment {
  enrollmentId: string
  userId: string
  programId: string
  status: EnrollmentStatus
  version: number
  enrolledAt: Date
  endedAt: Date | null
}

interface Step {
  action: Exclude<EnrollmentAction, 'reopen'>
  enrollments: readonly SeenEnrollment[]
  /** What else the step writes, for the rows the table lets through. */
  set: (going: readonly SteppedEnrollment[]) => PgUpdateSetSource<typeof programEnrollments>
  /** Refusals beyond the table, by enrollment. */
  refuse?: (going: readonly SteppedEnrollment[]) => Promise<ReadonlyMap<string, ErrorCode>>
}

export interface TakenSteps {
  /** One for each enrollment named, in the order of their ids. */
  results: StepResult[]
  /** The enrollments that changed, as they are now. */
  taken: SteppedEnrollment[]
}

/**
 * Takes one step with enrollments, each for itself: one statement for all that go, their history, their people's
 * account statuses. Belongs into a transaction. What changed since it was seen is refused (CONFLICT), unless the
 * table has an answer for what it is now; an unknown one is NOT_FOUND.
 */
export async function takeStep(ctx: ServiceContext, step: Step): Promise<TakenSteps> {
  const seen = new Map(step.enrollments.map((each) => [each.enrollmentId, each.version]))
  const ids = [...seen.keys()].sort()
  const found = await lockAndRead(ctx, ids)
  const refusals = new Map<string, ErrorCode>()
  const going: SteppedEnrollment[] = []
  for (const id of ids) {
    const row = found.get(id)
    if (!row) {
      refusals.set(id, 'NOT_FOUND')
      continue
    }
    const answer = stepAnswer(row.status, step.action)
    if (answer === 'already') continue
    if (answer !== 'go') refusals.set(id, answer)
    else if (row.version !== seen.get(id)) refusals.set(id, 'CONFLICT')
    else going.push(row)
  }
  for (const [id, code] of (await step.refuse?.(going)) ?? []) refusals.set(id, code)

  const allowed = going.filter((row) => !refusals.has(row.enrollmentId))
  const taken = await update(ctx, step, allowed)
  const now = new Map(taken.map((row) => [row.enrollmentId, row]))
  for (const { enrollmentId } of allowed)
    if (!now.has(enrollmentId)) refusals.set(enrollmentId, 'CONFLICT')
  await recordEnrollmentEvents(
    ctx,
    taken.map(({ enrollmentId, status, enrolledAt, endedAt }) => ({
      enrollmentId,
      fromStatus: found.get(enrollmentId)?.status ?? null,
      toStatus: status,
      enrolledAt,
      endedAt,
    })),
  )
  await refreshAccountStatus(ctx, [...new Set(taken.map(({ userId }) => userId))])

  const results = ids.map((enrollmentId): StepResult => {
    const code = refusals.get(enrollmentId)
    if (code) return { enrollmentId, outcome: 'refused', code }
    const changed = now.get(enrollmentId)
    const version = (changed ?? found.get(enrollmentId))?.version ?? 0
    return { enrollmentId, outcome: changed ? 'done' : 'already', version }
  })
  return { results, taken }
}

const idIn = (ids: readonly string[]): SQL =>
  sql`${programEnrollments.id} = any(${sql.param([...ids])}::uuid[])`

/** Whoever changes an enrollment holds its person's row, so that what is read here stays true. */
async function lockAndRead(ctx: ServiceContext, ids: readonly string[]) {
  const people = await ctx.db
    .selectDistinct({ userId: programEnrollments.userId })
    .from(programEnrollments)
    .where(idIn(ids))
  await lockPeople(
    ctx,
    people.map(({ userId }) => userId),
  )
  const rows: SteppedEnrollment[] = await ctx.db
    .select(columns)
    .from(programEnrollments)
    .where(idIn(ids))
    .orderBy(asc(programEnrollments.id))
  return new Map(rows.map((row) => [row.enrollmentId, row]))
}

async function update(
  { db }: ServiceContext,
  { action, set }: Step,
  rows: readonly SteppedEnrollment[],
): Promise<SteppedEnrollment[]> {
  if (rows.length === 0) return []
  const versions = Object.fromEntries(rows.map((row) => [row.enrollmentId, row.version]))
  return db
    .update(programEnrollments)
    .set({
      ...set(rows),
      enrollmentStatus: ACTION_LEADS_TO[action][0],
      version: sql`${programEnrollments.version} + 1`,
    })
    .where(
      and(
        idIn(rows.map((row) => row.enrollmentId)),
        eq(
          programEnrollments.version,
          sql`(${JSON.stringify(versions)}::jsonb ->> ${programEnrollments.id}::text)::integer`,
        ),
      ),
    )
    .returning(columns)
}

/** `now`, or the beginning where a span begins later (an import may say so): no end comes before its beginning. */
export const notBeforeEnrolled = (now: Date): SQL =>
  sql`greatest(${now.toISOString()}::timestamptz, ${programEnrollments.enrolledAt})`
