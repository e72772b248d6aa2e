import { expect, test } from 'bun:test'
import { TRPCError } from '@trpc/server'
import { ACCOUNT_HEADER } from '../../domain/account-header'
import { db } from '../db/client'
import { makeUser } from '../testing/factories'
import { eventsOf } from '../testing/marks'
import { makeRollCall, tap } from '../testing/roll-call'
import { makeSignIn } from '../testing/sign-in'
import { useTestDatabase } from '../testing/test-database'
import { createCaller } from './root'
import { contextOf, createContext } from './trpc'

useTestDatabase()

const it = makeSignIn()

/** Somebody signed in once; every call is a request of its own with the same cookie. */
async function signedIn(role: 'moderator' | 'admin') {
  const person = await makeUser(db, { role })
  const cookie = await it.signIn(person.email)
  const request = async () => createCaller(contextOf(await it.personOf(cookie)))
  return { ...person, request }
}
const answerOf = (call: Promise<unknown>) =>
  call.then(
    () => 'allowed',
    (error: unknown) => (error instanceof TRPCError ? error.message : error),
  )

test('a demoted person is refused at the next call, with the session they have', async () => {
  const [admin, other] = [await signedIn('admin'), await signedIn('admin')]
  expect(await answerOf((await other.request()).users.list({}))).toBe('allowed')
  await (await admin.request()).users.changeRole({ userId: other.id, role: 'moderator' })
  expect(await answerOf((await other.request()).users.list({}))).toBe('FORBIDDEN')
  expect(await answerOf((await other.request()).programs.listAll())).toBe('allowed')
})

test('a moderator who was demoted a second ago marks nobody any more', async () => {
  const { activity, people } = await makeRollCall(db, 1)
  const [admin, moderator] = [await signedIn('admin'), await signedIn('moderator')]
  const mark = async () => {
    const marks = [tap(people[0]?.id ?? '')]
    const caller = await moderator.request()
    return answerOf(caller.attendance.mark({ activityId: activity.id, device: 'Teléfono', marks }))
  }
  expect(await mark()).toBe('allowed')
  await (await admin.request()).users.changeRole({ userId: moderator.id, role: 'participant' })
  expect(await mark()).toBe('FORBIDDEN')
  expect(await eventsOf(db, activity.id)).toHaveLength(1)
})

test('a suspended person keeps only what the permissions say, from the next call on', async () => {
  const [admin, person] = [await signedIn('admin'), await signedIn('moderator')]
  await (await admin.request()).users.suspend({ userId: person.id, reason: 'Por esto.' })
  const caller = await person.request()
  expect(await caller.users.me()).toMatchObject({ id: person.id, suspendedReason: 'Por esto.' })
  expect(await answerOf(caller.users.setLocale({ locale: 'en' }))).toBe('allowed')
  expect(await answerOf(caller.programs.list())).toBe('allowed')
  for (const call of [
    caller.programs.listAll(),
    caller.enrollments.mine(),
    caller.attendance.mine(),
  ])
    expect(await answerOf(call)).toBe('SUSPENDED')
  await (await admin.request()).users.restore({ userId: person.id })
  expect(await answerOf((await person.request()).programs.listAll())).toBe('allowed')
})

test('what is meant as another account’s is answered as if nobody were signed in', async () => {
  const person = await signedIn('moderator')
  const cookie = await it.signIn(person.email)
  const asking = async (account: string | null) => {
    const headers = new Headers({ cookie })
    if (account !== null) headers.set(ACCOUNT_HEADER, account)
    return answerOf(createCaller(await createContext(headers, it.auth)).attendance.now())
  }
  expect(await asking(null)).toBe('allowed')
  expect(await asking(person.id)).toBe('allowed')
  expect(await asking((await makeUser(db)).id)).toBe('UNAUTHENTICATED')
  expect(await asking('')).toBe('UNAUTHENTICATED')
})
