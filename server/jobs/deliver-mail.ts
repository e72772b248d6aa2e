import { MAX_MAIL_ATTEMPTS } from '../../domain/mail'
import { db } from '../db/client'
import type { SendMail } from '../email/mail'
import { sendMail } from '../email/send-mail'
import { appOrigin, env } from '../env'
import { logError } from '../log'
import type { ServiceContext } from '../services/context'
import { type ClaimedMail, claimMail } from '../services/mail/claim-mail'
import { recordFailure, recordSent } from '../services/mail/record-delivery'
import { writeMail } from '../services/mail/write-mail'
import { type Failure, failureOf } from './failure-of'

type Context = ServiceContext<null>

/** Sent at the same time, each over a connection of its own. */
const BATCH = 10

/** A run ends after this time at the latest, well before a host ends it. */
const LONGEST_RUN = 30_000

/**
 * Sends the mails that are due, at most ten, and notes what became of each. Any number of workers may do so at
 * once. Gives how many the server accepted.
 */
export async function deliverBatch(ctx: Context, send: SendMail = sendMail): Promise<number> {
  const host = new URL(appOrigin(env())).hostname
  const claims = await claimMail(ctx, { limit: BATCH, host })
  const accepted = await Promise.all(claims.map((claim) => deliver(ctx, claim, send)))
  return accepted.filter(Boolean).length
}

async function deliver(ctx: Context, claim: ClaimedMail, send: SendMail): Promise<boolean> {
  const failure = await attempt(ctx, claim, send)
  try {
    if (failure) await recordFailure(ctx, claim, failure)
    else await recordSent(ctx, claim)
  } catch (error) {
    // It stays claimed and is taken again later; if it was sent, it goes out once more under the same Message-ID.
    logError('mail delivery not noted', error, { mail: claim.mailId })
  }
  return failure === null
}

async function attempt(ctx: Context, claim: ClaimedMail, send: SendMail): Promise<Failure | null> {
  // Every attempt so far ended the process that made it.
  if (claim.attempts > MAX_MAIL_ATTEMPTS) return { code: 'WORKER_LOST', permanent: true }
  try {
    const mail = await writeMail(ctx, claim)
    await send({ ...mail, messageId: claim.messageId })
    return null
  } catch (error) {
    const failure = failureOf(error)
    logError('mail not sent', error, { mail: claim.mailId, failure: failure.code })
    return failure
  }
}

/**
 * Sends what is due until nothing is, or nothing of a batch was accepted (the server is probably away), or half a
 * minute is over. Never throws; what could not be done is in the log and due again.
 */
export async function deliverDueMail(send: SendMail = sendMail): Promise<{ sent: number }> {
  const end = Date.now() + LONGEST_RUN
  let total = 0
  try {
    while (Date.now() < end) {
      const sent = await deliverBatch({ db, actor: null, now: new Date() }, send)
      total += sent
      if (sent === 0) break
    }
  } catch (error) {
    logError('mail delivery', error)
  }
  return { sent: total }
}
