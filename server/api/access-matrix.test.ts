import { beforeAll, describe, expect, test } from 'bun:test'
import { TRPCError } from '@trpc/server'
import { PERMISSIONS, type Permission } from '../../domain/permissions'
import { db } from '../db/client'
import { activities } from '../testing/access/activities'
import { applications } from '../testing/access/applications'
import { attendance } from '../testing/access/attendance'
import { calendar } from '../testing/access/calendar'
import { enrollments } from '../testing/access/enrollments'
import { EVERYBODY, type Expectations, type RollCall } from '../testing/access/expectations'
import { mail } from '../testing/access/mail'
import { programs } from '../testing/access/programs'
import { progress } from '../testing/access/progress'
import { submissions } from '../testing/access/submissions'
import { users } from '../testing/access/users'
import { makePersona } from '../testing/callers'
import { makeRollCall } from '../testing/roll-call'
import { useTestDatabase } from '../testing/test-database'
import { appRouter, createCaller } from './root'
import { contextOf } from './trpc'

useTestDatabase()

let rollCall: RollCall
beforeAll(async () => {
  rollCall = await makeRollCall(db, 1)
})

const EXPECTED: Expectations = {
  ...programs,
  ...activities,
  ...applications,
  ...attendance,
  ...calendar,
  ...enrollments,
  ...mail,
  ...progress,
  ...submissions,
  ...users,
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
  test.each(EVERYBODY)('%s', async (persona) => {
    const caller = createCaller(contextOf(await makePersona(db, persona)))
    const outcome = await call(caller, rollCall).then(
      () => 'allowed',
      (error: unknown) => (error instanceof TRPCError ? error.message : error),
    )
    const refused = { visitor: 'UNAUTHENTICATED', suspendedAdmin: 'SUSPENDED' } as const
    const refusal = persona in refused ? refused[persona as keyof typeof refused] : 'FORBIDDEN'
    expect(outcome).toBe(may.includes(persona) ? 'allowed' : refusal)
  })
})
