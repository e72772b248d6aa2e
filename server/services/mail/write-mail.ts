import { and, asc, eq, inArray } from 'drizzle-orm'
import { type MailKind, mailData } from '../../../domain/mail'
import { wholePercent } from '../../../domain/rate'
import { findRejectionReason } from '../../../domain/rejection-reasons'
import type { SubmissionStatus } from '../../../domain/submissions'
import { DEFAULT_LOCALE, isReservedEmail, type Locale } from '../../../domain/users'
import {
  activities,
  applications,
  mailOutbox,
  programActivities,
  programEnrollments,
  programs,
  submissions,
  users,
} from '../../db/schema'
import type { Mail } from '../../email/mail'
import { composeMail } from '../../email/templates/compose-mail'
import type { Facts } from '../../email/templates/facts'
import { appOrigin, type Env, env } from '../../env'
import type { Actor, ServiceContext } from '../context'
import { moveFacts, sessionFacts } from './session-facts'

type Context = ServiceContext<Actor | null>

/** A mail that can never be written. `code` says why, without personal data. */
export class UnwritableMail extends Error {
  constructor(readonly code: 'NOT_IN_OUTBOX' | 'NO_ADDRESS' | 'SUBJECT_GONE') {
    super(code)
  }
}

/**
 * Writes a mail of the outbox, with names, feedback and reasons as they stand now, in the language of the account,
 * else Spanish. Throws UnwritableMail where the account has no address or what the mail is about is gone.
 */
export async function writeMail(
  ctx: Context,
  { mailId }: { mailId: string },
  config: Env = env(),
): Promise<Mail> {
  const [queued] = await ctx.db
    .select({
      kind: mailOutbox.kind,
      data: mailOutbox.data,
      userId: mailOutbox.userId,
      email: users.email,
      name: users.name,
      locale: users.locale,
    })
    .from(mailOutbox)
    .innerJoin(users, eq(users.id, mailOutbox.userId))
    .where(eq(mailOutbox.id, mailId))
  if (!queued) throw new UnwritableMail('NOT_IN_OUTBOX')
  const { kind, data, userId, email, name } = queued
  if (isReservedEmail(email)) throw new UnwritableMail('NO_ADDRESS')
  const recipient = { email, name, locale: queued.locale ?? DEFAULT_LOCALE }
  const compose = async <K extends MailKind>(kind: K) => {
    const facts = await FACTS[kind]({ ctx, data, userId, locale: recipient.locale })
    return composeMail(kind, facts, recipient, appOrigin(config))
  }
  return compose(kind)
}

interface Asked {
  ctx: Context
  /** As stored; each kind reads its own shape out of it. */
  data: unknown
  userId: string
  locale: Locale
}

const FACTS: { [K in MailKind]: (asked: Asked) => Promise<Facts[K]> } = {
  'application-received': ofApplication,
  'changes-requested': async (asked) => {
    const { program, status, feedback } = await ofApplication(asked)
    // Once it is answered and decided, the words that stand there are about something else.
    return { program, feedback: status === 'changes_requested' ? feedback : null }
  },
  'approved-guest': async (asked) => {
    const { program, rule } = await ofApplication(asked)
    return { program, minPresent: rule.minPresent, minPercent: Math.round(rule.minRate * 100) }
  },
  'approved-member': ofApplication,
  rejected: async (asked) => {
    const { program, status, feedback, reasonCode, reasons } = await ofApplication(asked)
    if (status !== 'rejected') return { program, reason: null, feedback: null }
    const reason = reasonCode && findRejectionReason({ rejectionReasons: reasons }, reasonCode)
    return { program, reason: reason ? reason[asked.locale] : null, feedback }
  },
  promoted: async (asked) => {
    const { present, counted, rate } = mailData.promoted.parse(asked.data)
    const percent = rate === null ? null : wholePercent(rate)
    return { ...(await ofEnrollment(asked)), present, counted, percent }
  },
  completed: ofEnrollment,
  'session-cancelled': async (asked) => {
    const about = mailData['session-cancelled'].parse(asked.data)
    const ids = 'activityIds' in about ? about.activityIds : [about.activityId]
    const { first, others, program } = await ofSessions(asked, ids)
    const sessions = [first, ...others]
    const reason = sessions.find(({ status }) => status === 'cancelled')?.cancelReason ?? null
    if (others.length === 0) return { ...sessionFacts(first, program, asked.locale), reason }
    const facts = sessions.map((activity) => sessionFacts(activity, program, asked.locale))
    return { program, sessions: facts, reason }
  },
  'session-moved': async (asked) => {
    const about = mailData['session-moved'].parse(asked.data)
    const moves = 'moves' in about ? about.moves : []
    const ids = 'moves' in about ? moves.map(({ activityId }) => activityId) : [about.activityId]
    const { first, others, program } = await ofSessions(asked, ids)
    if (others.length === 0)
      return {
        ...sessionFacts(first, program, asked.locale),
        place: first.location ?? first.link,
      }
    const sessions = [first, ...others].flatMap((activity) =>
      moves
        .filter(({ activityId }) => activityId === activity.id)
        .map((before) => moveFacts(activity, before, asked.locale)),
    )
    return { program, sessions }
  },
  'deliverable-approved': (asked) => ofSubmission(asked, 'approved'),
  'deliverable-changes-requested': (asked) => ofSubmission(asked, 'changes_requested'),
  'deliverable-rejected': (asked) => ofSubmission(asked, 'rejected'),
  'walk-in-invited': async (asked) => {
    const { activityId } = mailData['walk-in-invited'].parse(asked.data)
    const { first, program } = await ofSessions(asked, [activityId])
    return sessionFacts(first, program, asked.locale)
  },
}

/** The recipient's own application; another person's is as good as gone. */
async function ofApplication({ ctx, data, userId }: Asked) {
  const { applicationId } = mailData['application-received'].parse(data)
  const [found] = await ctx.db
    .select({
      program: programs.name,
      rule: programs.promotionRule,
      reasons: programs.rejectionReasons,
      status: applications.status,
      feedback: applications.feedback,
      reasonCode: applications.reasonCode,
    })
    .from(applications)
    .innerJoin(programs, eq(programs.id, applications.programId))
    .where(and(eq(applications.id, applicationId), eq(applications.userId, userId)))
  if (!found) throw new UnwritableMail('SUBJECT_GONE')
  return found
}

async function ofEnrollment({ ctx, data, userId }: Asked) {
  const { enrollmentId } = mailData.completed.loose().parse(data)
  const [found] = await ctx.db
    .select({ program: programs.name })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(and(eq(programEnrollments.id, enrollmentId), eq(programEnrollments.userId, userId)))
  if (!found) throw new UnwritableMail('SUBJECT_GONE')
  return found
}

/** Those of the sessions that still are, at least one, by their time; and the programs of any of them. */
async function ofSessions(asked: Asked, activityIds: readonly string[]) {
  const [first, ...others] = await asked.ctx.db
    .select()
    .from(activities)
    .where(inArray(activities.id, [...activityIds]))
    .orderBy(asc(activities.startsAt), asc(activities.id))
  if (!first) throw new UnwritableMail('SUBJECT_GONE')
  return { first, others, program: await programsOf(asked, activityIds) }
}

/** What the recipient handed in; the feedback while it stands as answered, since later words are about something else. */
async function ofSubmission(asked: Asked, answered: SubmissionStatus) {
  const { submissionId } = mailData['deliverable-approved'].parse(asked.data)
  const [found] = await asked.ctx.db
    .select({
      activityId: activities.id,
      title: activities.title,
      status: submissions.status,
      feedback: submissions.feedback,
    })
    .from(submissions)
    .innerJoin(activities, eq(activities.id, submissions.activityId))
    .where(and(eq(submissions.id, submissionId), eq(submissions.userId, asked.userId)))
  if (!found) throw new UnwritableMail('SUBJECT_GONE')
  return {
    title: found.title,
    program: await programsOf(asked, [found.activityId]),
    feedback: found.status === answered ? found.feedback : null,
  }
}

/** The programs activities belong to, as a list in the recipient's language; null where there are none. */
async function programsOf(
  { ctx, locale }: Asked,
  activityIds: readonly string[],
): Promise<string | null> {
  const found = await ctx.db
    .selectDistinct({ name: programs.name })
    .from(programActivities)
    .innerJoin(programs, eq(programs.id, programActivities.programId))
    .where(inArray(programActivities.activityId, [...activityIds]))
    .orderBy(asc(programs.name))
  const names = found.map(({ name }) => name)
  return names.length === 0 ? null : new Intl.ListFormat(locale).format(names)
}
