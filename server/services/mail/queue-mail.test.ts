import { expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { pgFailure } from '../../db/errors'
import { mailDeliveries, mailOutbox } from '../../db/schema'
import { makeUser } from '../../testing/factories'
import { findDelivery, makeQueuedMail } from '../../testing/queued-mail'
import { useTestDatabase } from '../../testing/test-database'
import { withTransaction } from '../context'
import { queueMail } from './queue-mail'

useTestDatabase()

const now = new Date('2026-09-23T18:00:00Z')
const ctx = { db, actor: null, now }

const mailTo = (userId: string) => {
  const applicationId = randomUUID()
  const key = `approved-guest:${applicationId}:2`
  return { kind: 'approved-guest' as const, userId, key, data: { applicationId } }
}
const outbox = (userId: string) => db.select().from(mailOutbox).where(eq(mailOutbox.userId, userId))

test('a mail is owed from now on', async () => {
  const { id } = await makeUser(db)
  const mail = mailTo(id)
  await queueMail(ctx, mail)
  const [row] = await outbox(id)
  expect(row).toMatchObject(mail)
  expect(await findDelivery(db, row?.id ?? '')).toMatchObject({
    status: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    messageId: null,
  })
})

test('not when the transaction that owes it fails', async () => {
  const { id } = await makeUser(db)
  const failing = withTransaction(ctx, async (inner) => {
    await queueMail(inner, mailTo(id))
    throw new Error('too late')
  })
  await expect(failing).rejects.toThrow('too late')
  expect(await outbox(id)).toEqual([])
})

test('the same event again adds nothing, also when many tell it at once', async () => {
  const { id } = await makeUser(db)
  const mail = mailTo(id)
  await Promise.all(
    Array.from({ length: 8 }, () => withTransaction(ctx, (inner) => queueMail(inner, mail))),
  )
  await queueMail(ctx, { ...mail, kind: 'approved-member' })
  const rows = await outbox(id)
  expect(rows.map(({ kind }) => kind)).toEqual(['approved-guest'])
  expect(await db.$count(mailDeliveries, eq(mailDeliveries.mailId, rows[0]?.id ?? ''))).toBe(1)
})

test('what is owed can be neither changed nor deleted', async () => {
  const { mailId } = await makeQueuedMail(db)
  const attempts = [
    () => db.update(mailOutbox).set({ kind: 'rejected' }).where(eq(mailOutbox.id, mailId)),
    () => db.delete(mailOutbox).where(eq(mailOutbox.id, mailId)),
  ]
  for (const attempt of attempts) {
    const error = await attempt().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(pgFailure(error)?.code).toBe('23001')
  }
})
