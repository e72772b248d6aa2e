import { beforeAll, describe, expect, test } from 'bun:test'
import { TRPCError } from '@trpc/server'
import { PERMISSIONS } from '../../domain/permissions'
import { db } from '../db/client'
import { makePersona, PERSONAS, type Persona } from '../testing/callers'
import { makeEnrollment, makeProgram, makeUser } from '../testing/factories'
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

const STAFF = ['moderator', 'admin'] as const
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
  'programs.listAll': {
    may: ['moderator', 'admin'],
    call: (caller) => caller.programs.listAll(),
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
  'attendance.mine': {
    may: ['applicant', 'rejected', 'guest', 'member', 'moderator', 'admin'],
    call: (caller) => caller.attendance.mine(),
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
  const declared = new Set(Object.values(procedures).map(permissionOf))
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
