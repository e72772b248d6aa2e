import { and, asc, eq, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { QueueInput, ReviewStatus } from '../../../domain/applications'
import { DAY } from '../../../domain/durations'
import { fold } from '../../../domain/people'
import { folded } from '../../db/folded'
import { applications, heldDecisions, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { applicationColumns, holdColumns } from './columns'
import { isReviewable } from './lock-application'
import { sharesHandle } from './shared-handles'

const holders = alias(users, 'holders')
const others = alias(applications, 'others')

/**
 * A page of the applications staff may know of, whoever waits longest first, where the next page begins (null after the
 * last), and how many match in each status and with a decision held. The reviewer's own is left out: nobody decides on it.
 */
export async function listApplications(ctx: ServiceContext, input: QueueInput) {
  const { status, held, after, limit } = input
  const matching = matches(ctx, input)
  const isHeld = sql<boolean>`(${heldDecisions.id} is not null and ${heldDecisions.voidedAt} is null)`
  const rows = await ctx.db
    .select({
      ...applicationColumns,
      userId: users.id,
      name: users.name,
      email: users.email,
      avatarUrl: users.avatarUrl,
      accountStatus: users.accountStatus,
      programId: programs.id,
      programName: programs.name,
      sharesHandle: sql<boolean>`exists (select from ${applications} as "others" where ${sharesHandle(others)})`,
      hold: holdColumns,
      heldByName: holders.name,
    })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.userId))
    .leftJoin(programs, eq(programs.id, applications.programId))
    .leftJoin(heldDecisions, eq(heldDecisions.applicationId, applications.id))
    .leftJoin(holders, eq(holders.id, heldDecisions.decidedBy))
    .where(
      and(
        matching,
        status && eq(applications.status, status),
        held === undefined ? undefined : sql`${isHeld} = ${held}`,
        after &&
          sql`(${applications.submittedAt}, ${applications.id}) > (${after.submittedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(applications.submittedAt), asc(applications.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    applications: page.map(({ hold, heldByName, ...row }) => ({
      ...row,
      hold: hold && { ...hold, heldByName: heldByName ?? '' },
    })),
    next:
      rows.length > limit && last?.submittedAt
        ? { submittedAt: last.submittedAt, id: last.id }
        : null,
    counts: await countByStatus(ctx, matching),
  }
}

/** All filters but status and hold, by which the counts are divided. */
function matches({ actor, now }: ServiceContext, { programId, minDays, search }: QueueInput) {
  return and(
    isReviewable,
    ne(applications.userId, actor.id),
    programId ? eq(applications.programId, programId) : undefined,
    minDays === undefined
      ? undefined
      : lte(applications.submittedAt, new Date(now.getTime() - minDays * DAY)),
    search ? isFound(search) : undefined,
  )
}

/**
 * Every word somewhere in name, e-mail, handles or goal, without regard to accents and also as a part of a longer one; or
 * all words in the goal in another of their Spanish forms.
 */
function isFound(search: string): SQL | undefined {
  const words = fold(search)
    .split(/\s+/)
    .map((word) => word.replace(/^@/, ''))
    .filter(Boolean)
  if (words.length === 0) return undefined
  const text = folded(
    sql`concat_ws(' ', ${users.name}, ${users.email}, ${users.username}, ${applications.githubUsername}, ${applications.twitterUsername}, ${applications.goal})`,
  )
  const asTyped = and(...words.map((word) => sql`strpos(${text}, ${word}) > 0`))
  // The stemmer knows `-ción` by its accent, which many leave out.
  const inGoal = sql`to_tsvector('spanish', regexp_replace(${applications.goal}, '([cs])ion\\M', '\\1ión', 'g')) @@ websearch_to_tsquery('spanish', ${search.replace(/([cs])ion\b/g, '$1ión')})`
  return sql`(${asTyped} or coalesce(${inGoal}, false))`
}

async function countByStatus({ db }: ServiceContext, matching: SQL | undefined) {
  const counted = await db
    .select({
      status: applications.status,
      count: sql<number>`count(*)::int`,
      held: sql<number>`count(${heldDecisions.id})::int`,
    })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.userId))
    .leftJoin(
      heldDecisions,
      and(eq(heldDecisions.applicationId, applications.id), isNull(heldDecisions.voidedAt)),
    )
    .where(matching)
    .groupBy(applications.status)
  const of = (status: ReviewStatus) => counted.find((row) => row.status === status)?.count ?? 0
  return {
    submitted: of('submitted'),
    changes_requested: of('changes_requested'),
    approved: of('approved'),
    rejected: of('rejected'),
    withdrawn: of('withdrawn'),
    held: counted.reduce((sum, row) => sum + row.held, 0),
  }
}
