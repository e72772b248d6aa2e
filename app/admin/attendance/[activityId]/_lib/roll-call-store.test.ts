import { afterEach, beforeEach, describe, expect, jest, test } from 'bun:test'
import { setDeviceOwner } from '@/app/_offline/owner'
import type { Roster, RosterRow } from '@/app/_offline/roster'
import { HOUR } from '@/domain/durations'
import { wire } from '@/domain/wire'
import { RollCallStore } from './roll-call-store'
import { everythingUnderWay, leavePage, openPage, roster, row, times } from './roll-call-testing'
import { watchChanges } from './watch-changes'

/** What the server says to each procedure; a question waits until its answer is there. */
let answers: Record<string, Promise<unknown>>
let asked: string[]

beforeEach(() => {
  answers = {}
  asked = []
  openPage(async (url) => {
    const procedure = /trpc\/([\w.]+)/.exec(url)?.[1] ?? ''
    asked.push(procedure)
    const data = wire.serialize(await answers[procedure])
    return Response.json({ result: { data } })
  })
})

afterEach(() => {
  leavePage()
  jest.useRealTimers()
})

const open = (isLive: boolean, ...rows: RosterRow[]) =>
  new RollCallStore('owner', 'activity', roster(...rows), isLive)
const nothingNew = { cells: [], cursor: 0, rosterChanged: false, ...times }
const names = (store: RollCallStore) => store.getState().rows.map(({ name }) => name)

/** Lets `milliseconds` of the clock pass, and everything that follows from them. */
async function pass(milliseconds: number) {
  jest.advanceTimersByTime(milliseconds)
  await everythingUnderWay()
}

describe('changes of others', () => {
  test('are asked for every three seconds, while the account is on this device', async () => {
    jest.useFakeTimers()
    answers['attendance.changes'] = Promise.resolve(nothingNew)
    const stop = watchChanges(open(true))
    await pass(2999)
    expect(asked).toEqual([])
    await pass(1)
    expect(asked).toEqual(['attendance.changes'])
    await pass(3000)
    expect(asked).toHaveLength(2)
    setDeviceOwner(null)
    await pass(20_000)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(asked).toHaveLength(2)
    stop()
  })

  test('are not asked for by a roster out of the device before it has asked for the whole', async () => {
    jest.useFakeTimers()
    const marked = { status: 'present' as const, version: 3 }
    const store = open(false, row('Ana', marked))
    expect(store.getState().isWhole).toBe(false)
    answers['attendance.changes'] = Promise.resolve(nothingNew)
    answers['attendance.roster'] = Promise.resolve(
      roster(row('Ana', { ...marked, note: 'Tarde', goal: 'Aprender' })),
    )
    const stop = watchChanges(store)
    await pass(0)
    expect(store.getState().rows[0]).toMatchObject({ note: 'Tarde', goal: 'Aprender' })
    expect(store.getState().isWhole).toBe(true)
    await pass(3000)
    expect(asked).toEqual(['attendance.roster', 'attendance.changes'])
    stop()
  })
})

test('a roster that arrives takes neither marks that wait nor the way back from the last', async () => {
  jest.useFakeTimers()
  const store = open(false, row('Ana'), row('Berta'))
  const stop = store.start()
  await store.mark('Ana', 'absent')
  await store.setNote('Ana', 'Avisó')
  await store.mark('Berta', 'present')
  store.takeRoster(roster(row('Ana', { goal: 'Aprender' }), row('Berta'), row('Carla')))
  expect(store.getState().rows).toMatchObject([
    { status: 'absent', note: 'Avisó', goal: 'Aprender' },
    { status: 'present' },
    { status: null },
  ])
  await store.undo()
  expect(store.getState().rows).toMatchObject([
    { status: 'absent', note: 'Avisó' },
    { status: null },
    { status: null },
  ])
  stop()
})

test('the close leaves a mark alone that is still on its way to the device', async () => {
  const store = open(true, row('Ana'), row('Berta'))
  const stop = store.start()
  const mark = store.mark('Ana', 'absent')
  await Promise.all([mark, store.close()])
  expect(store.getState().rows).toMatchObject([{ status: 'absent' }, { status: 'present' }])
  const { operations } = store.queue.state
  expect(operations.map(({ userId, status }) => [userId, status])).toEqual([
    ['Ana', 'absent'],
    ['Berta', 'present'],
  ])
  stop()
})

test('a tap from before the page has said whose device this is counts; one after signing out does not', async () => {
  setDeviceOwner(null)
  const store = open(true, row('Ana'), row('Berta'))
  await store.mark('Ana', 'absent')
  setDeviceOwner('owner')
  const stop = store.start()
  expect(store.getState().rows).toMatchObject([{ status: 'absent' }, { status: null }])
  setDeviceOwner(null)
  await store.mark('Berta', 'absent')
  expect(store.getState().rows).toMatchObject([{ status: 'absent' }, { status: null }])
  expect(store.getState().lost).toBe('UNAUTHENTICATED')
  stop()
})

test('an answer without news changes nothing', () => {
  const store = open(true, row('Ana'))
  const before = store.getState()
  store.takeChanges(nothingNew)
  expect(store.getState()).toBe(before)
})

test('a closing time that moves is taken though nothing else changed', () => {
  const store = open(true, row('Ana'))
  const closesAt = new Date(times.closesAt.getTime() + HOUR)
  store.takeChanges({ ...nothingNew, closesAt })
  expect(store.getState().roster.session.closesAt).toEqual(closesAt)
})

describe('a roster that was asked for earlier', () => {
  test('does not take away somebody who was added meanwhile', async () => {
    const store = open(true, row('Ana'))
    const answer = Promise.withResolvers<Roster>()
    answers['attendance.roster'] = answer.promise
    const refreshed = store.refresh()
    store.takeRow(row('Walter', { isWalkIn: true }))
    answer.resolve(roster(row('Ana')))
    await refreshed
    expect(names(store)).toEqual(['Ana', 'Walter'])
  })

  test('does not bring back somebody a later one is without', async () => {
    const store = open(true, row('Ana'), row('Walter'))
    const first = Promise.withResolvers<Roster>()
    answers['attendance.roster'] = first.promise
    const earlier = store.refresh()
    await everythingUnderWay()
    answers['attendance.roster'] = Promise.resolve(roster(row('Ana')))
    await store.refresh()
    first.resolve(roster(row('Ana'), row('Walter')))
    await earlier
    expect(names(store)).toEqual(['Ana'])
  })
})
