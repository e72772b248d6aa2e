import { beforeAll, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { makeRollCall } from '../testing/roll-call'
import { useTestDatabase } from '../testing/test-database'
import { db } from './client'

useTestDatabase()

const HISTORIES = [
  'application_events',
  'attendance_events',
  'enrollment_events',
  'mail_outbox',
  'submission_events',
]

/** What PostgreSQL says to `statement`, its reason included; null where it takes it. */
const refusalOf = (statement: SQL) =>
  db.execute(statement).then(
    () => null,
    (error: Error) => `${error.message} ${error.cause}`,
  )

describe.each(HISTORIES)('%s', (history) => {
  const table = sql.identifier(history)

  test('takes no change and no removal, not even of no row', async () => {
    for (const statement of [
      sql`update ${table} set created_at = now() where false`,
      sql`delete from ${table} where false`,
      sql`truncate ${table} cascade`,
    ])
      expect(await refusalOf(statement)).toMatch(/append-only/)
  })
})

describe('the hash of a mark', () => {
  let made: Awaited<ReturnType<typeof makeRollCall>>
  let seq = 0
  beforeAll(async () => {
    made = await makeRollCall(db, 1)
  })

  const write = (hash: string) => {
    seq += 1
    const { activity, moderator, people } = made
    return refusalOf(sql`
      insert into attendance_events (op_id, op_hash, activity_id, user_id, changed_fields, actor_id, seq)
      values (${randomUUID()}, ${hash}, ${activity.id}, ${people[0]?.id}, '{}', ${moderator.id}, ${seq})`)
  }

  test('is 64 hexadecimal digits', async () => {
    expect(await write('0123456789abcdef'.repeat(4))).toBeNull()
  })

  test.each([
    ['a digit short', 'a'.repeat(63)],
    ['a digit long', 'a'.repeat(65)],
    ['in capitals', 'A'.repeat(64)],
    ['with another letter', `${'a'.repeat(63)}g`],
    ['with a space', `${'a'.repeat(63)} `],
    ['with a letter of two bytes', `${'a'.repeat(63)}é`],
    ['of 64 bytes with such a letter', `${'a'.repeat(62)}é`],
    ['empty', ''],
  ])('is refused %s', async (_, hash) => {
    expect(await write(hash)).toMatch(/attendance_events_op_hash_check/)
  })
})
