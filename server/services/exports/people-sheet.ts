import { and, asc, eq, exists, type SQL, sql } from 'drizzle-orm'
import { RESERVED_EMAIL } from '../../../domain/users'
import { programEnrollments, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { pagesOf, type Sheet } from './sheet'

const COLUMNS = [
  'id',
  'name',
  'email',
  'username',
  'role',
  'account_status',
  'is_suspended',
  'locale',
  'created_at',
] as const

/** Everybody with an account, or who was ever in the program, by name. Accounts nobody signs in to are left out. */
export function peopleSheet(
  { db }: Pick<ServiceContext, 'db'>,
  { programId }: { programId: string | null },
): Sheet {
  const isIn = programId
    ? exists(
        db
          .select({ id: programEnrollments.id })
          .from(programEnrollments)
          .where(
            and(
              eq(programEnrollments.userId, users.id),
              eq(programEnrollments.programId, programId),
            ),
          ),
      )
    : undefined
  const byName: SQL = sql`${users.name} collate "C"`
  const read = (after: typeof users.$inferSelect | null, limit: number) =>
    db
      .select()
      .from(users)
      .where(
        and(
          sql`${users.email} !~ ${RESERVED_EMAIL}`,
          isIn,
          after ? sql`(${byName}, ${users.id}) > (${after.name}, ${after.id}::uuid)` : undefined,
        ),
      )
      .orderBy(byName, asc(users.id))
      .limit(limit)
  async function* pages() {
    for await (const page of pagesOf(read))
      yield page.map((row) => [
        row.id,
        row.name,
        row.email,
        row.username,
        row.role,
        row.accountStatus,
        row.suspendedAt ? 'yes' : 'no',
        row.locale,
        row.createdAt.toISOString(),
      ])
  }
  return { columns: COLUMNS, pages: pages() }
}
