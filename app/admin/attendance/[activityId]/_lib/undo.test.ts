import { afterEach, beforeEach, expect, jest, test } from 'bun:test'
import { RollCallStore } from './roll-call-store'
import { everythingUnderWay, leavePage, openPage, roster, row } from './roll-call-testing'

let stop: () => void

beforeEach(() => {
  jest.useFakeTimers()
  // Nothing is ever answered: what is taken back here may have reached the server.
  openPage(() => new Promise(() => {}))
})

afterEach(() => {
  stop()
  leavePage()
  jest.useRealTimers()
})

function open() {
  const store = new RollCallStore('owner', 'activity', roster(row('Ana'), row('Berta')), true)
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
