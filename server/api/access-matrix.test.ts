import { beforeAll, describe, expect, test } from 'bun:test'
import { TRPCError } from '@trpc/server'
import { DAY } from '../../domain/durations'
import { PERMISSIONS, type Permission } from '../../domain/permissions'
import { db } from '../db/client'
import { previewActivityImport } from '../services/attendance/preview-activity-import'
import { makePersona, PERSONAS, type Persona } from '../testing/callers'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../testing/factories'
import { anActivity, aProgram, aRule, aSeries } from '../testing/forms'
import { aDecision, aForm, makeSubmitted } from '../testing/review'
import { makeRollCall, tap } from '../testing/roll-call'
import { useTestDatabase } from '../testing/test-database'
import { appRouter, createCaller } from './root'
import { contextOf } from './trpc'

useTestDatabase()

type Caller = ReturnType<typeof createCaller>

let rollCall: Awaited<ReturnType<typeof makeRollCall>>
beforeAll(async () => {
  rollCall = await makeRollCall(db, 1)
})

const newEnrollment = async () =>
  (await makeEnrollment(db, (await makeUser(db)).id, rollCall.program.id)).id

const newActivity = async (given: Parameters<typeof makeActivity>[1] = {}) => {
  const { id, version } = await makeActivity(db, given)
  return { activityId: id, version }
}

const newLink = async () => {
  const { id: programId } = await makeProgram(db)
  const { activityId } = await newActivity()
  await linkActivity(db, programId, activityId)
  return { programId, activityId }
}

/** A deliverable the caller may hand in; where nobody is signed in, nobody's. */
const newDeliverable = async (caller: Caller) => {
  const activity = await makeActivity(db, { kind: 'deliverable' })
  const program = await makeProgram(db)
  await linkActivity(db, program.id, activity.id)
  const me = await caller.users.me()
  if (me) await makeEnrollment(db, me.id, program.id)
  return { activityId: activity.id, programId: program.id }
}
const newSubmission = async () => {
  const author = createCaller(contextOf(await makePersona(db, 'guest')))
  const { activityId } = await newDeliverable(author)
  return author.submissions.handIn({ activityId, body: 'Listo.', version: null })
}

const A_FILE = `title,kind,starts_at_local,ends_at_local
Taller,session,2026-12-01T19:00,2026-12-01T21:00`

const STAFF = ['moderator', 'admin'] as const
const PARTICIPANTS = ['guest', 'member', ...STAFF] as const
const SIGNED_IN = ['applicant', 'rejected', 'guest', 'member', ...STAFF] as const

/** Who may; everybody else must be refused. And a call that works for those who may. */
const EXPECTED: Record<
  string,
  { may: readonly Persona[]; call: (caller: Caller) => Promise<unknown> }
> = {
  'programs.list': {
    may: Object.keys(PERSONAS) as Persona[],
    call: (caller) => caller.programs.list(),
  },
  'programs.page': {
    may: Object.keys(PERSONAS) as Persona[],
    call: (caller) => caller.programs.page({ program: rollCall.program.id }),
  },
  'programs.listAll': {
    may: ['moderator', 'admin'],
    call: (caller) => caller.programs.listAll(),
  },
  'programs.get': {
    may: STAFF,
    call: (caller) => caller.programs.get({ programId: rollCall.program.id }),
  },
  'programs.summaries': { may: ['admin'], call: (caller) => caller.programs.summaries() },
  'programs.create': {
    may: ['admin'],
    call: (caller) => caller.programs.create(aProgram()),
  },
  'programs.update': {
    may: ['admin'],
    call: (caller) =>
      caller.programs.update({ programId: rollCall.program.id, changes: {}, seen: {} }),
  },
  'programs.clone': {
    may: ['admin'],
    call: (caller) =>
      caller.programs.clone({ programId: rollCall.program.id, name: aProgram().name }),
  },
  'programs.setActive': {
    may: ['admin'],
    call: (caller) => caller.programs.setActive({ programId: rollCall.program.id, isActive: true }),
  },
  'programs.remove': {
    may: ['admin'],
    call: async (caller) => caller.programs.remove({ programId: (await makeProgram(db)).id }),
  },
  'programs.link': {
    may: ['admin'],
    call: async (caller) =>
      caller.programs.link({
        programId: (await makeProgram(db)).id,
        activityIds: [rollCall.activity.id],
      }),
  },
  'programs.unlink': {
    may: ['admin'],
    call: async (caller) => caller.programs.unlink(await newLink()),
  },
  'programs.setRequired': {
    may: ['admin'],
    call: async (caller) =>
      caller.programs.setRequired({ ...(await newLink()), isRequired: false }),
  },
  'programs.reorder': {
    may: ['admin'],
    call: async (caller) => {
      const { programId, activityId } = await newLink()
      return caller.programs.reorder({ programId, activityIds: [activityId] })
    },
  },
  'activities.list': { may: STAFF, call: (caller) => caller.activities.list({}) },
  'activities.get': {
    may: STAFF,
    call: (caller) => caller.activities.get({ activityId: rollCall.activity.id }),
  },
  'activities.conflicts': {
    may: ['admin'],
    call: (caller) =>
      caller.activities.conflicts({ rule: aRule(), location: null, programIds: [] }),
  },
  'activities.expected': {
    may: ['admin'],
    call: (caller) => caller.activities.expected({ activityIds: [rollCall.activity.id] }),
  },
  'activities.create': {
    may: ['admin'],
    call: (caller) => caller.activities.create(anActivity()),
  },
  'activities.createSeries': {
    may: ['admin'],
    call: (caller) => caller.activities.createSeries(aSeries()),
  },
  'activities.update': {
    may: ['admin'],
    call: async (caller) =>
      caller.activities.update({ ...(await newActivity()), changes: { title: 'Otra' } }),
  },
  'activities.cancel': {
    may: ['admin'],
    call: async (caller) =>
      caller.activities.cancel({ activities: [await newActivity()], reason: 'No hay sala.' }),
  },
  'activities.restore': {
    may: ['admin'],
    call: async (caller) => caller.activities.restore(await newActivity({ status: 'cancelled' })),
  },
  'activities.remove': {
    may: ['admin'],
    call: async (caller) => caller.activities.remove({ activities: [await newActivity()] }),
  },
  'activities.previewImport': {
    may: ['admin'],
    call: (caller) => caller.activities.previewImport({ content: A_FILE }),
  },
  'activities.applyImport': {
    may: ['admin'],
    call: async (caller) => {
      const { hash } = await previewActivityImport({ db }, { content: A_FILE })
      return caller.activities.applyImport({ content: A_FILE, hash })
    },
  },
  'activities.session': {
    may: ['moderator', 'admin'],
    call: (caller) => caller.activities.session({ activityId: rollCall.activity.id }),
  },
  'applications.mine': { may: SIGNED_IN, call: (caller) => caller.applications.mine() },
  'applications.checkUsername': {
    may: SIGNED_IN,
    call: (caller) => caller.applications.checkUsername({ typed: 'ana' }),
  },
  'applications.saveDraft': {
    may: SIGNED_IN,
    call: (caller) => caller.applications.saveDraft({ seen: null, goal: 'Quiero' }),
  },
  'applications.submit': {
    may: SIGNED_IN,
    call: async (caller) => caller.applications.submit(aForm((await makeProgram(db)).id)),
  },
  'applications.withdraw': {
    may: SIGNED_IN,
    call: async (caller) => {
      const { applicationId } = await caller.applications.saveDraft({ seen: null, goal: 'Hola' })
      return caller.applications.withdraw({ applicationId })
    },
  },
  'applications.startAgain': {
    may: SIGNED_IN,
    call: async (caller) => {
      await caller.applications.saveDraft({ seen: null, goal: 'Hola' })
      return caller.applications.startAgain()
    },
  },
  'applications.list': { may: STAFF, call: (caller) => caller.applications.list({}) },
  'applications.get': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.get({ applicationId: (await makeSubmitted(db)).application.id }),
  },
  'applications.setNotes': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.setNotes({
        applicationId: (await makeSubmitted(db)).application.id,
        notes: 'Nota',
        before: null,
      }),
  },
  'applications.decide': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.decide(aDecision((await makeSubmitted(db)).application, 'guest')),
  },
  'applications.hold': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.hold(aDecision((await makeSubmitted(db)).application, 'reject')),
  },
  'applications.undoHold': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.undoHold(
        await caller.applications.hold(aDecision((await makeSubmitted(db)).application, 'guest')),
      ),
  },
  'applications.release': {
    may: STAFF,
    call: async (caller) => {
      const application = (await makeSubmitted(db)).application
      return caller.applications.release({
        holds: [await caller.applications.hold(aDecision(application, 'guest'))],
      })
    },
  },
  'applications.voidedHolds': { may: STAFF, call: (caller) => caller.applications.voidedHolds() },
  'attendance.sessions': {
    may: ['moderator', 'admin'],
    call: (caller) =>
      caller.attendance.sessions({ day: '2026-09-23', daysBefore: 7, daysAfter: 7 }),
  },
  'attendance.roster': {
    may: ['moderator', 'admin'],
    call: (caller) => caller.attendance.roster({ activityId: rollCall.activity.id }),
  },
  'attendance.history': {
    may: ['moderator', 'admin'],
    call: (caller) =>
      caller.attendance.history({
        activityId: rollCall.activity.id,
        userId: rollCall.people[0]?.id ?? '',
      }),
  },
  'attendance.mark': {
    may: ['moderator', 'admin'],
    call: (caller) =>
      caller.attendance.mark({
        activityId: rollCall.activity.id,
        device: 'prueba',
        marks: [tap(rollCall.people[0]?.id ?? '')],
      }),
  },
  'attendance.now': { may: STAFF, call: (caller) => caller.attendance.now() },
  'attendance.changes': {
    may: STAFF,
    call: (caller) =>
      caller.attendance.changes({ activityId: rollCall.activity.id, after: 0, rosterKey: '' }),
  },
  'attendance.findPeople': {
    may: STAFF,
    call: (caller) =>
      caller.attendance.findPeople({ activityId: rollCall.activity.id, query: 'ana' }),
  },
  'attendance.addWalkIn': {
    may: STAFF,
    call: async (caller) =>
      caller.attendance.addWalkIn({
        activityId: rollCall.activity.id,
        userId: (await makeUser(db)).id,
      }),
  },
  'attendance.removeWalkIn': {
    may: STAFF,
    call: async (caller) => {
      const cell = { activityId: rollCall.activity.id, userId: (await makeUser(db)).id }
      await caller.attendance.addWalkIn(cell)
      return caller.attendance.removeWalkIn(cell)
    },
  },
  'attendance.reopen': {
    may: ['admin'],
    call: async (caller) =>
      caller.attendance.reopen({
        activityId: (await makeActivity(db, { startsAt: new Date(Date.now() - 30 * DAY) })).id,
        reason: 'Faltó una lista.',
        until: new Date(Date.now() + DAY),
      }),
  },
  'attendance.mine': {
    may: ['applicant', 'rejected', 'guest', 'member', 'moderator', 'admin'],
    call: (caller) => caller.attendance.mine(),
  },
  'calendar.mine': { may: PARTICIPANTS, call: (caller) => caller.calendar.mine() },
  'calendar.open': {
    may: PARTICIPANTS,
    call: (caller) => caller.calendar.open({ programId: null }),
  },
  'calendar.revoke': {
    may: PARTICIPANTS,
    call: async (caller) => {
      const { feedId } = await caller.calendar.open({ programId: null })
      return caller.calendar.revoke({ feedId, replace: true })
    },
  },
  'enrollments.mine': {
    may: ['applicant', 'rejected', 'guest', 'member', 'moderator', 'admin'],
    call: (caller) => caller.enrollments.mine(),
  },
  'enrollments.myProgress': {
    may: ['applicant', 'rejected', 'guest', 'member', 'moderator', 'admin'],
    call: (caller) => caller.enrollments.myProgress(),
  },
  'enrollments.history': {
    may: ['moderator', 'admin'],
    call: async (caller) => caller.enrollments.history({ enrollmentId: await newEnrollment() }),
  },
  'enrollments.progress': {
    may: ['moderator', 'admin'],
    call: async (caller) => caller.enrollments.progress({ enrollmentId: await newEnrollment() }),
  },
  'enrollments.readyForPromotion': {
    may: ['admin'],
    call: (caller) => caller.enrollments.readyForPromotion({}),
  },
  'enrollments.promote': {
    may: ['admin'],
    call: async (caller) =>
      caller.enrollments.promote({
        enrollments: [{ enrollmentId: await newEnrollment(), version: 1 }],
      }),
  },
  'enrollments.complete': {
    may: ['admin'],
    call: async (caller) =>
      caller.enrollments.complete({
        enrollments: [{ enrollmentId: await newEnrollment(), version: 1 }],
      }),
  },
  'enrollments.drop': {
    may: ['admin'],
    call: async (caller) =>
      caller.enrollments.drop({
        enrollmentId: await newEnrollment(),
        version: 1,
        reason: 'left',
      }),
  },
  'mail.dead': {
    may: ['admin'],
    call: (caller) => caller.mail.dead(),
  },
  'mail.resend': {
    may: ['admin'],
    call: (caller) => caller.mail.resend({ mailIds: [rollCall.activity.id] }),
  },
  'progress.dashboard': {
    may: PARTICIPANTS,
    call: (caller) => caller.progress.dashboard(),
  },
  'progress.program': {
    may: PARTICIPANTS,
    call: async (caller) =>
      caller.progress.program({ program: (await newDeliverable(caller)).programId }),
  },
  'progress.report': {
    may: ['admin'],
    call: (caller) => caller.progress.report({ programId: rollCall.program.id }),
  },
  'submissions.mine': { may: PARTICIPANTS, call: (caller) => caller.submissions.mine() },
  'submissions.handIn': {
    may: PARTICIPANTS,
    call: async (caller) => {
      const { activityId } = await newDeliverable(caller)
      return caller.submissions.handIn({ activityId, body: 'Listo.', version: null })
    },
  },
  'submissions.list': { may: STAFF, call: (caller) => caller.submissions.list({}) },
  'submissions.get': {
    may: STAFF,
    call: async (caller) =>
      caller.submissions.get({ submissionId: (await newSubmission()).submissionId }),
  },
  'submissions.answer': {
    may: STAFF,
    call: async (caller) => {
      const { submissionId, version } = await newSubmission()
      return caller.submissions.answer({ submissionId, version, answer: 'approve' })
    },
  },
  'users.me': {
    may: Object.keys(PERSONAS) as Persona[],
    call: (caller) => caller.users.me(),
  },
  'users.setLocale': {
    may: ['applicant', 'rejected', 'guest', 'member', 'moderator', 'admin', 'suspendedAdmin'],
    call: (caller) => caller.users.setLocale({ locale: 'en' }),
  },
  'users.changeRole': {
    may: ['admin'],
    call: (caller) =>
      caller.users.changeRole({ userId: rollCall.people[0]?.id ?? '', role: 'participant' }),
  },
  'users.list': {
    may: ['admin'],
    call: (caller) => caller.users.list({}),
  },
  'users.get': {
    may: ['admin'],
    call: (caller) => caller.users.get({ userId: rollCall.people[0]?.id ?? '' }),
  },
  'users.suspend': {
    may: ['admin'],
    call: async (caller) =>
      caller.users.suspend({ userId: (await makeUser(db)).id, reason: 'Una razón.' }),
  },
  'users.restore': {
    may: ['admin'],
    call: (caller) => caller.users.restore({ userId: rollCall.people[0]?.id ?? '' }),
  },
}

/** Asked for by routes that are no procedures; their own tests say who may. */
const AT_DOORS: readonly Permission[] = ['exports:read']

// By path (`programs.list`); the types say otherwise.
const procedures: Record<string, unknown> = appRouter._def.procedures

const permissionOf = (procedure: unknown): unknown =>
  Reflect.get(
    Object(Reflect.get(Object(Reflect.get(Object(procedure), '_def')), 'meta')),
    'permission',
  )

test('every procedure has an expectation, and no expectation lacks its procedure', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(procedures).sort())
})

test('every procedure names a permission of the list, and every permission is used', () => {
  const declared = new Set([...Object.values(procedures).map(permissionOf), ...AT_DOORS])
  expect([...declared].sort()).toEqual([...PERMISSIONS].sort())
})

describe.each(Object.entries(EXPECTED))('%s', (_, { may, call }) => {
  test.each(Object.keys(PERSONAS) as Persona[])('%s', async (persona) => {
    const caller = createCaller(contextOf(await makePersona(db, persona)))
    const outcome = await call(caller).then(
      () => 'allowed',
      (error: unknown) => (error instanceof TRPCError ? error.message : error),
    )
    const refused = { visitor: 'UNAUTHENTICATED', suspendedAdmin: 'SUSPENDED' } as const
    const refusal = persona in refused ? refused[persona as keyof typeof refused] : 'FORBIDDEN'
    expect(outcome).toBe(may.includes(persona) ? 'allowed' : refusal)
  })
})
