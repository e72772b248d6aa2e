import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { ListPeopleInput } from '../../../domain/people'
import { folded } from '../../db/folded'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { matchesWords } from './matches-words'

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  username: users.username,
  avatarUrl: users.avatarUrl,
  role: users.role,
  accountStatus: users.accountStatus,
  suspendedAt: users.suspendedAt,
  createdAt: users.createdAt,
}

/**
 * A page of the people who match, by name, how many match in all, and where the next page begins (null after the
 * last). Accounts nobody signs in to are left out.
 */
export async function listPeople(
  { db }: Pick<ServiceContext, 'db'>,
  { cursor, limit, ...filters }: ListPeopleInput,
) {
  const matching = matches(filters)
  const after = cursor
    ? sql`(${folded(users.name)}, ${users.id}) > (${folded(sql`${cursor.name}::text`)}, ${cursor.id}::uuid)`
    : undefined
  const rows = await db
    .select(columns)
    .from(users)
    .where(and(matching, after))
    .orderBy(folded(users.name), asc(users.id))
    .limit(limit + 1)
  const people = rows.slice(0, limit)
  const last = people.at(-1)
  return {
    people,
    total: await db.$count(users, matching),
    nextCursor: rows.length > limit && last ? { name: last.name, id: last.id } : null,
  }
}

function matches({
  search,
  role,
  accountStatus,
  suspended,
}: Omit<ListPeopleInput, 'cursor' | 'limit'>) {
  return and(
    matchesWords(search),
    role && eq(users.role, role),
    accountStatus && eq(users.accountStatus, accountStatus),
    suspended === undefined
      ? undefined
      : suspended
        ? isNotNull(users.suspendedAt)
        : isNull(users.suspendedAt),
  )
}
