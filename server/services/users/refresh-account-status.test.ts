import { expect, test } from 'bun:test'
import { eq, sql } from 'drizzle-orm'
import { HOUR } from '../../../domain/durations'
import type { AccountStatus } from '../../../domain/users'
import { db } from '../../db/client'
import { users } from '../../db/schema'
import { makeApplication, makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { refreshAccountStatus } from './refresh-account-status'

useTestDatabase()

const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
const statusOf = async (id: string) =>
  (await db.select().from(users).where(eq(users.id, id)))[0]?.accountStatus

type Enrollment = 'guest' | 'active' | 'completed' | 'dropped'
type Application =
  | 'draft'
  | 'submitted'
  | 'changes_requested'
  | 'rejected'
  | 'approved'
  | 'withdrawn'

interface Case {
  enrollments?: Enrollment[]
  /** In the order of their decisions. */
  applications?: Application[]
  status: AccountStatus
}

const CASES: Case[] = [
  { status: 'incomplete' },
  { applications: ['withdrawn'], status: 'incomplete' },
  { applications: ['approved'], status: 'incomplete' },
  { enrollments: ['guest'], status: 'guest' },
  { enrollments: ['active'], status: 'active' },
  { enrollments: ['completed'], status: 'active' },
  { enrollments: ['guest', 'active'], status: 'active' },
  { enrollments: ['dropped', 'guest'], status: 'guest' },
  { enrollments: ['completed', 'guest'], status: 'active' },
  { enrollments: ['guest'], applications: ['draft'], status: 'guest' },
  { applications: ['draft'], status: 'pending' },
  { applications: ['submitted'], status: 'pending' },
  { applications: ['changes_requested'], status: 'pending' },
  { applications: ['rejected', 'submitted'], status: 'pending' },
  { enrollments: ['dropped'], applications: ['submitted'], status: 'pending' },
  { applications: ['rejected'], status: 'rejected' },
  { applications: ['rejected', 'withdrawn'], status: 'rejected' },
  { applications: ['approved', 'rejected'], enrollments: ['dropped'], status: 'rejected' },
  { applications: ['rejected', 'approved'], enrollments: ['dropped'], status: 'inactive' },
  { enrollments: ['dropped'], status: 'inactive' },
]

const makeCase = async ({ enrollments = [], applications = [], status }: Case) => {
  // Begins as something else, so that doing nothing shows.
  const wrong = status === 'inactive' ? 'incomplete' : 'inactive'
  const { id } = await makeUser(db, { accountStatus: wrong })
  for (const enrollmentStatus of enrollments)
    await makeEnrollment(db, id, (await makeProgram(db)).id, { enrollmentStatus })
  for (const [index, application] of applications.entries()) {
    // A withdrawn one may have been sent back before.
    const decided = ['approved', 'rejected', 'withdrawn'].includes(application)
    await makeApplication(db, id, {
      status: application,
      decidedAt: decided ? ago(10 - index) : null,
      // The order of making says nothing: the decision does.
      createdAt: ago(20 + index),
    })
  }
  return id
}

test.each(CASES)('%j', async (given) => {
  const id = await makeCase(given)
  await refreshAccountStatus({ db }, [id])
  expect(await statusOf(id)).toBe(given.status)
})

test('many at once, and nobody else', async () => {
  const ids = await Promise.all(CASES.map(makeCase))
  const other = await makeCase({ enrollments: ['active'], status: 'guest' })
  await refreshAccountStatus({ db }, ids)
  for (const [index, { status }] of CASES.entries())
    expect([index, await statusOf(ids[index] ?? '')]).toEqual([index, status])
  expect(await statusOf(other)).toBe('inactive')
  await refreshAccountStatus({ db }, [])
})

test('a status that is right already is not written again', async () => {
  const id = await makeCase({ enrollments: ['guest'], status: 'guest' })
  await refreshAccountStatus({ db }, [id])
  const written = () =>
    db.select({ by: sql<string>`xmin::text` }).from(users).where(eq(users.id, id))
  const before = await written()
  await refreshAccountStatus({ db }, [id])
  expect(await written()).toEqual(before)
})
