import { afterEach, beforeEach, expect, jest, test } from 'bun:test'
import { setDeviceOwner } from '@/app/_offline/owner'
import type { Roster } from '@/app/_offline/roster'
import { HOUR } from '@/domain/durations'
import { RollCallStore } from './roll-call-store'

const ROW: Roster['rows'][number] = {
  userId: 'Ana',
  name: 'Ana',
  avatarUrl: null,
  isWalkIn: false,
  isSelf: false,
  goal: null,
  lastMarks: [],
  status: null,
  note: null,
  version: 0,
  markedByName: null,
  markedAt: null,
}

const ROSTER: Roster = {
  session: {
    id: 'activity',
    title: 'Session',
    kind: 'session',
    status: 'scheduled',
    startsAt: new Date(0),
    endsAt: new Date(HOUR),
    timeZone: 'America/Mexico_City',
    location: null,
    link: null,
    programs: [],
    markingState: 'open',
    opensAt: new Date(0),
    closesAt: new Date(HOUR),
    reopenedUntil: null,
  },
  refusal: null,
  rows: [ROW, { ...ROW, userId: 'Berta', name: 'Berta' }],
  cursor: 0,
  rosterKey: 'key',
}

const { fetch, addEventListener, removeEventListener } = globalThis
const real = { fetch, addEventListener, removeEventListener }
let stop: () => void

beforeEach(() => {
  jest.useFakeTimers()
  const page = new EventTarget()
  Object.assign(globalThis, {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
    requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
    // Nothing is ever answered: what is taken back here may have reached the server.
    fetch: () => new Promise(() => {}),
  })
  setDeviceOwner('owner')
})

afterEach(() => {
  stop()
  setDeviceOwner(null)
  jest.useRealTimers()
  Object.assign(globalThis, real)
  for (const name of ['document', 'requestAnimationFrame']) Reflect.deleteProperty(globalThis, name)
})

function open() {
  const store = new RollCallStore('owner', 'activity', ROSTER, true)
  stop = store.start()
  return store
}
const statuses = (store: RollCallStore) => store.getState().rows.map(({ status }) => status)

for (const [what, act, done] of [
  ['a mark', (store: RollCallStore) => store.mark('Ana', 'absent'), ['absent', null]],
  ['the close', (store: RollCallStore) => store.close(), ['present', 'present']],
] as const) {
  test(`${what} can be taken back for ten seconds`, async () => {
    const store = open()
    void act(store)
    await everythingUnderWay()
    jest.advanceTimersByTime(9999)
    expect(store.getState().undo).not.toBeNull()
    expect(statuses(store)).toEqual([...done])
    await store.undo()
    expect(statuses(store)).toEqual([null, null])
  })

  test(`${what} cannot be taken back any more after ten seconds`, async () => {
    const store = open()
    void act(store)
    await everythingUnderWay()
    jest.advanceTimersByTime(10_001)
    expect(store.getState().undo).toBeNull()
    await store.undo()
    expect(statuses(store)).toEqual([...done])
  })
}

test('each mark has ten seconds of its own', async () => {
  const store = open()
  await store.mark('Ana', 'absent')
  jest.advanceTimersByTime(9999)
  await store.mark('Berta', 'excused')
  jest.advanceTimersByTime(9999)
  expect(store.getState().undo?.cells.map(({ name }) => name)).toEqual(['Berta'])
  jest.advanceTimersByTime(2)
  expect(store.getState().undo).toBeNull()
})

async function everythingUnderWay() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
