import { eq } from 'drizzle-orm'
import type { Db } from '../db/client'
import { mailDeliveries, mailOutbox, type programs, type users } from '../db/schema'
import { queueMail } from '../services/mail/queue-mail'
import { makeEnrollment, makeProgram, makeUser } from './factories'

/** A mail about a completed program, due now, and the person it is for. */
export async function makeQueuedMail(
  db: Db,
  ofPerson: Partial<typeof users.$inferInsert> = {},
  ofProgram: Partial<typeof programs.$inferInsert> = {},
) {
  const person = await makeUser(db, ofPerson)
  const program = await makeProgram(db, ofProgram)
  const { id: enrollmentId } = await makeEnrollment(db, person.id, program.id)
  const key = `completed:${enrollmentId}:1`
  const data = { enrollmentId }
  await queueMail(
    { db, actor: null, now: new Date() },
    { kind: 'completed', userId: person.id, key, data },
  )
  const [mail] = await db
    .select({ mailId: mailOutbox.id })
    .from(mailOutbox)
    .where(eq(mailOutbox.key, key))
  if (!mail) throw new Error('The mail is not in the outbox.')
  return { ...mail, person, program }
}

/** How far the delivery of a mail is. */
export async function findDelivery(db: Db, mailId: string) {
  const [found] = await db.select().from(mailDeliveries).where(eq(mailDeliveries.mailId, mailId))
  if (!found) throw new Error('The mail has no delivery.')
  return found
}

/** A mail that was given up after its last attempt. Nobody sees it due: it would be sent. */
export const makeUndeliveredMail = (db: Db, ofPerson: Partial<typeof users.$inferInsert> = {}) =>
  db.transaction(async (tx) => {
    const made = await makeQueuedMail(tx, ofPerson)
    await tx
      .update(mailDeliveries)
      .set({ status: 'dead', attempts: 20, lastError: 'SMTP_550', lockedUntil: null, sentAt: null })
      .where(eq(mailDeliveries.mailId, made.mailId))
    return made
  })
