import { beforeAll, describe, expect, test } from 'bun:test'
import { TRPCError } from '@trpc/server'
import { PERMISSIONS } from '../../domain/permissions'
import { db } from '../db/client'
import { makePersona, PERSONAS, type Persona } from '../testing/callers'
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
