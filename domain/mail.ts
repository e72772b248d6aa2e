import { z } from 'zod'
import { HOUR, MINUTE } from './durations'
import { promotionFigures } from './promotion'

const ofApplication = z.object({ applicationId: z.uuid() }).strict()
const ofEnrollment = z.object({ enrollmentId: z.uuid() }).strict()
const ofActivity = z.object({ activityId: z.uuid() }).strict()
const ofSubmission = z.object({ submissionId: z.uuid() }).strict()
/** Several sessions in one mail. */
const ofActivities = z.object({ activityIds: z.array(z.uuid()).min(2) }).strict()
const ofMoves = z
  .object({
    moves: z
      .array(
        ofActivity.extend({
          startsAt: z.iso.datetime(),
          endsAt: z.iso.datetime(),
          timeZone: z.string(),
          location: z.string().nullable(),
        }),
      )
      .min(2),
  })
  .strict()

/**
 * What is stored of each kind of mail: ids and figures, never people's words. Those are read when the mail is
 * written. `promoted` keeps the evidence of the day: sessions present, sessions that counted, the rate (0 to 1;
 * null = no figure, when an admin promoted somebody who does not meet the rule). `session-moved` of several keeps
 * when and where each was before, since nothing else does: the place is the one text among them.
 */
export const mailData = {
  'application-received': ofApplication,
  'changes-requested': ofApplication,
  'approved-guest': ofApplication,
  'approved-member': ofApplication,
  rejected: ofApplication,
  promoted: ofEnrollment.extend(promotionFigures.shape),
  completed: ofEnrollment,
  'session-cancelled': z.union([ofActivity, ofActivities]),
  'session-moved': z.union([ofActivity, ofMoves]),
  'deliverable-approved': ofSubmission,
  'deliverable-changes-requested': ofSubmission,
  'deliverable-rejected': ofSubmission,
  'walk-in-invited': ofActivity,
} as const

export const MAIL_KINDS = [
  'application-received',
  'changes-requested',
  'approved-guest',
  'approved-member',
  'rejected',
  'promoted',
  'completed',
  'session-cancelled',
  'session-moved',
  'deliverable-approved',
  'deliverable-changes-requested',
  'deliverable-rejected',
  'walk-in-invited',
] as const satisfies readonly (keyof typeof mailData)[]
export type MailKind = (typeof MAIL_KINDS)[number]
export type MailData<K extends MailKind = MailKind> = z.infer<(typeof mailData)[K]>

/** `sending` = a worker holds it; `dead` = given up, until an admin sends it again. */
export const DELIVERY_STATUSES = ['pending', 'sending', 'sent', 'dead'] as const

/** Attempts before a mail is given up: with the pauses between them, about three days. */
export const MAX_MAIL_ATTEMPTS = 20

const LONGEST_PAUSE = 6 * HOUR

/**
 * Milliseconds to wait after the `attempts`-th failure: a minute, doubling up to six hours. `random` (0 to 1)
 * moves it by up to a quarter either way, so that what failed together does not come back together.
 */
export function retryDelay(attempts: number, random = Math.random()): number {
  const pause = Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_PAUSE)
  return Math.round(pause * (0.75 + random / 2))
}

/** As many as the list of dead mails shows. */
export const DEAD_MAIL_LISTED = 200

export const resendMailInput = z
  .object({ mailIds: z.array(z.uuid()).min(1).max(DEAD_MAIL_LISTED) })
  .strict()
export type ResendMailInput = z.infer<typeof resendMailInput>
