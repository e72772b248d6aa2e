import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { DAY } from '../../domain/durations'
import { db } from '../db/client'
import { activities, calendarFeeds, programEnrollments, users } from '../db/schema'
import { env, parseEnv } from '../env'
import { feedSecret, isFeedSecret } from '../services/calendar/feed-secret'
import { listOwnFeeds, openFeed, revokeFeed } from '../services/calendar/feeds'
import type { Actor } from '../services/context'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../testing/factories'
import { refusalOf } from '../testing/refusal'
import { useTestDatabase } from '../testing/test-database'
import { handleFeedRequest, handleSessionRequest } from './handle-calendar'

useTestDatabase()

const as = (actor: Actor) => ({ db, actor, now: new Date() })

/** Asks for an address as a calendar program does. */
async function ask(address: string, headers: Record<string, string> = {}) {
  const [, , , feedId = '', secret = ''] = new URL(address).pathname.split('/')
  return handleFeedRequest(new Request(address, { headers }), { feedId, secret })
}
const events = async (address: string) => {
  const calendar = new ICAL.Component(ICAL.parse(await (await ask(address)).text()))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const status = String(component.getFirstPropertyValue('status'))
    return [event.summary, status, event.sequence, event.startDate.toJSDate().toISOString()]
  })
}

/** Somebody of two programs, with a session of the first, of both, of the second, and things nobody should see. */
async function makeSubscriber() {
  const [first, second, foreign] = [
    await makeProgram(db, { name: `Primero ${randomUUID()}` }),
    await makeProgram(db),
    await makeProgram(db),
  ]
  const person = await makeUser(db, { accountStatus: 'guest' })
  const enrolledAt = new Date('2026-09-01T18:00:00Z')
  for (const { id } of [first, second]) await makeEnrollment(db, person.id, id, { enrolledAt })
  const make = async (title: string, day: string, programs: { id: string }[], given = {}) => {
    const activity = await makeActivity(db, {
      title,
      startsAt: new Date(`2026-09-${day}T18:00:00Z`),
      ...given,
    })
    for (const { id } of programs) await linkActivity(db, id, activity.id)
    return activity
  }
  const session = await make('Una', '10', [first])
  await make('Ambas', '11', [first, second])
  await make('Otra', '12', [second])
  await make('Antes', '01', [first], {
    endsAt: new Date('2026-09-01T18:00:00Z'),
    startsAt: new Date('2026-09-01T16:00:00Z'),
  })
  await make('Borrador', '13', [first], { status: 'draft' })
  await make('Entrega', '14', [first], { kind: 'deliverable' })
  await make('Ajena', '15', [foreign])
  return { person, first, second, session }
}
const titles = async (address: string) => (await events(address)).map(([title]) => title)

describe('the feed', () => {
  test('of a person holds what expects them, once each; that of a program its own', async () => {
    const { person, first } = await makeSubscriber()
    const all = await openFeed(as(person), { programId: null })
    expect(await titles(all.address)).toEqual(['Una', 'Ambas', 'Otra'])
    const one = await openFeed(as(person), { programId: first.id })
    expect(await titles(one.address)).toEqual(['Una', 'Ambas'])
    expect(await (await ask(one.address)).text()).toContain('Primero')
  })

  test('tells a moved and a cancelled session as such, under the same UID', async () => {
    const { person, session } = await makeSubscriber()
    const { address } = await openFeed(as(person), { programId: null })
    const change = (set: Partial<typeof activities.$inferInsert>) =>
      db.update(activities).set(set).where(eq(activities.id, session.id))
    await change({
      startsAt: new Date('2026-09-10T20:00:00Z'),
      endsAt: new Date('2026-09-10T22:00:00Z'),
      sequence: 1,
    })
    expect((await events(address))[0]).toEqual(['Una', 'CONFIRMED', 1, '2026-09-10T20:00:00.000Z'])
    await change({ status: 'cancelled', cancelReason: 'Sin luz.', sequence: 2 })
    expect((await events(address))[0]).toEqual(['Una', 'CANCELLED', 2, '2026-09-10T20:00:00.000Z'])
    expect(await (await ask(address)).text()).toContain(`UID:${session.id}@cosecha`)
  })

  test('is a calendar file that only the asker may keep, and is not sent twice', async () => {
    const { person, session } = await makeSubscriber()
    const { address } = await openFeed(as(person), { programId: null })
    const first = await ask(address)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, max-age=300')
    const etag = first.headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const again = await ask(address, { 'if-none-match': known })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    await db.update(activities).set({ title: 'Nueva' }).where(eq(activities.id, session.id))
    expect((await ask(address, { 'if-none-match': etag })).status).toBe(200)
  })

  test('is empty for somebody who left, and for somebody suspended', async () => {
    const { person, first } = await makeSubscriber()
    const all = await openFeed(as(person), { programId: null })
    const one = await openFeed(as(person), { programId: first.id })
    await db
      .update(programEnrollments)
      .set({ enrollmentStatus: 'dropped', endedAt: new Date() })
      .where(eq(programEnrollments.programId, first.id))
    expect(await titles(one.address)).toEqual([])
    expect(await titles(all.address)).toEqual(['Ambas', 'Otra'])
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, person.id))
    expect(await titles(all.address)).toEqual([])
    expect((await ask(all.address)).status).toBe(200)
  })
})

describe('an address', () => {
  test('is the same however often it is asked for, also at once', async () => {
    const { person, first } = await makeSubscriber()
    const made = await Promise.all(
      [null, null, null, first.id, first.id].map((programId) =>
        openFeed(as(person), { programId }),
      ),
    )
    expect(new Set(made.map(({ address }) => address)).size).toBe(2)
    const own = await listOwnFeeds(as(person))
    expect(own.map(({ address }) => address).sort()).toEqual(
      [...new Set(made.map(({ address }) => address))].sort(),
    )
    expect(await listOwnFeeds(as(await makeUser(db)))).toEqual([])
  })

  test('that is wrong in any way is 404, and says no more', async () => {
    const { person } = await makeSubscriber()
    const other = await makeSubscriber()
    const { feedId, address } = await openFeed(as(person), { programId: null })
    const stranger = await openFeed(as(other.person), { programId: null })
    const secretOf = (of: string) => of.split('/').at(-1) ?? ''
    const answers = await Promise.all([
      handleFeedRequest(new Request(address), { feedId, secret: secretOf(stranger.address) }),
      handleFeedRequest(new Request(address), { feedId, secret: secretOf(address).slice(0, -4) }),
      handleFeedRequest(new Request(address), { feedId, secret: '.ics' }),
      handleFeedRequest(new Request(address), { feedId, secret: `${'A'.repeat(43)}.ics` }),
      handleFeedRequest(new Request(address), { feedId: 'x', secret: secretOf(address) }),
      handleFeedRequest(new Request(address), { feedId: randomUUID(), secret: secretOf(address) }),
    ])
    for (const response of answers) {
      expect(response.status).toBe(404)
      expect(await response.text()).toBe('')
    }
    // The right secret of a feed that never was.
    const config = env()
    const unknown = randomUUID()
    expect(isFeedSecret(unknown, feedSecret(unknown, config), config)).toBe(true)
    const secret = `${feedSecret(unknown, config)}.ics`
    const answer = await handleFeedRequest(new Request(address), { feedId: unknown, secret })
    expect(answer.status).toBe(404)
  })

  test('depends on the secret of the app, and is not that secret', () => {
    const configs = ['a', 'b'].map((letter) =>
      parseEnv({ BETTER_AUTH_SECRET: letter.repeat(40), DATABASE_URL: 'postgres://localhost/x' }),
    )
    const id = randomUUID()
    const [one, two] = configs.map((config) => feedSecret(id, config))
    expect(one).not.toBe(two)
    expect(one).toMatch(/^[\w-]{43}$/)
  })

  test('can be ended by its owner, for good, with a new one in its place', async () => {
    const { person, first } = await makeSubscriber()
    const feed = await openFeed(as(person), { programId: first.id })
    const foreign = revokeFeed(as(await makeUser(db)), { feedId: feed.feedId, replace: false })
    expect(await refusalOf(foreign)).toBe('NOT_FOUND')
    expect((await ask(feed.address)).status).toBe(200)
    const { replacement } = await revokeFeed(as(person), { feedId: feed.feedId, replace: true })
    expect((await ask(feed.address)).status).toBe(404)
    expect((await ask(replacement?.address ?? '')).status).toBe(200)
    expect(replacement?.programId).toBe(first.id)
    const { feedId } = feed
    expect(await revokeFeed(as(person), { feedId, replace: false })).toEqual({ replacement: null })
    expect(await db.$count(calendarFeeds, eq(calendarFeeds.userId, person.id))).toBe(2)
  })

  test('of a program is for its people', async () => {
    const { person, second } = await makeSubscriber()
    const attempt = (actor: Actor, programId: string) =>
      refusalOf(openFeed(as(actor), { programId }))
    expect(await attempt(await makeUser(db), second.id)).toBe('NOT_ENROLLED')
    expect(await attempt(person, (await makeProgram(db)).id)).toBe('NOT_ENROLLED')
    await db
      .update(programEnrollments)
      .set({ enrollmentStatus: 'dropped', endedAt: new Date(Date.now() + DAY) })
      .where(eq(programEnrollments.userId, person.id))
    expect(await attempt(person, second.id)).toBe('NOT_ENROLLED')
  })
})

test('one session is a file for whoever it expects, and for nobody else', async () => {
  const { person, session, second } = await makeSubscriber()
  const get = async (given: typeof person | null, activityId = session.id) => {
    const context = { db, actor: given, now: new Date() }
    const request = new Request('https://cosecha.example/api/calendar/session/x')
    return handleSessionRequest(request, { activityId }, context)
  }
  const found = await get(person)
  expect(found.status).toBe(200)
  expect(await found.text()).toContain(`UID:${session.id}@cosecha`)
  const classmate = await makeUser(db, { accountStatus: 'active' })
  await makeEnrollment(db, classmate.id, second.id)
  expect((await get(classmate)).status).toBe(404)
  expect((await get(null)).status).toBe(401)
  expect((await get(await makeUser(db, { accountStatus: 'incomplete' }))).status).toBe(403)
  expect(
    (
      await get(
        await makeUser(db, {
          ...person,
          id: undefined,
          email: 'x@example.com',
          username: null,
          suspendedAt: new Date(),
        }),
      )
    ).status,
  ).toBe(403)
  expect((await get(person, 'x')).status).toBe(404)
  expect((await get(person, randomUUID())).status).toBe(404)
})
