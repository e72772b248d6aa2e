import type { IDBPTransaction } from 'idb'
import { type DeviceSchema, deviceDatabase } from './device-database'
import {
  coalesce,
  type MarkResult,
  newOperation,
  type Operation,
  type OwnedSession,
  sendAgain,
  type Tap,
} from './operation'
import { newOperationId } from './operation-id'

const CHANNEL = 'roll-call'
type Writing = IDBPTransaction<DeviceSchema, ['operations'], 'readwrite'>

/** What a write took out of the queue and what it put in. */
export interface OutboxChange {
  gone: readonly Operation[]
  put: readonly Operation[]
}

/** What the server said of marks of a session. */
export interface Answered extends OwnedSession {
  results: readonly MarkResult[]
}

/** Runs `work` in one transaction and resolves when it is on the disk, not merely handed to the system. */
async function write(work: (writing: Writing) => Promise<OutboxChange>): Promise<OutboxChange> {
  const database = await deviceDatabase()
  const writing = database.transaction('operations', 'readwrite', { durability: 'strict' })
  const change = await work(writing)
  await writing.done
  tellOtherTabs()
  return change
}

/** The operations of `owner` in the order they were made. */
export async function readOperations(owner: string): Promise<Operation[]> {
  const found = await (await deviceDatabase()).getAllFromIndex('operations', 'owner', owner)
  return found.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
}

/** Keeps taps on the device; one on a cell where another still waits becomes one with it. */
export function addTaps(session: OwnedSession, taps: readonly Tap[]): Promise<OutboxChange> {
  const made = new Date()
  return write(async (writing) => {
    const store = writing.objectStore('operations')
    const gone: Operation[] = []
    const put: Operation[] = []
    for (const tap of taps) {
      // "The rest" falls on cells nobody touched: nothing waits there.
      const onCell = tap.onlyUnmarked
        ? []
        : await store.index('cell').getAll([session.owner, session.activityId, tap.userId])
      const merged = coalesce(onCell, tap)
      for (const operation of merged.gone) await remove(store, operation)
      const operation = newOperation(merged.tap, session, newOperationId(), made)
      put.push({ ...operation, place: await store.add(operation) })
      gone.push(...merged.gone)
    }
    return { gone, put }
  })
}

/** Says of operations that they may have reached the server: from now on they keep id and content. */
export function claim(operations: readonly Operation[]): Promise<OutboxChange> {
  return write(async (writing) => {
    const store = writing.objectStore('operations')
    // All at once: one after the other, those of a long roster take seconds.
    const kept = await Promise.all(operations.map(({ place }) => (place ? store.get(place) : null)))
    const put = operations.flatMap(({ opId }, at): Operation[] => {
      const found = kept[at]
      // Another tab may have made it part of a later tap meanwhile.
      return found?.opId === opId ? [{ ...found, state: 'sending' }] : []
    })
    await Promise.all(put.map((sending) => store.put(sending)))
    return { gone: operations, put }
  })
}

/** Takes operations out that are done with, and keeps the new state of those that wait for the person. */
export function finish(done: readonly Operation[], parked: readonly Operation[]) {
  return write(async (writing) => {
    const store = writing.objectStore('operations')
    const put: Operation[] = []
    await Promise.all(done.map((operation) => remove(store, operation)))
    for (const operation of parked) {
      // What a later tap has swallowed meanwhile does not come back.
      const kept = operation.place === undefined ? undefined : await store.get(operation.place)
      if (kept?.opId !== operation.opId) continue
      await store.put(operation)
      put.push(operation)
    }
    return { gone: [...done, ...parked], put }
  })
}

/** Takes operations out that have not left; `gone` holds those for which it was not too late. */
export function drop(operations: readonly Operation[]): Promise<OutboxChange> {
  return write(async (writing) => {
    const store = writing.objectStore('operations')
    const gone: Operation[] = []
    for (const operation of operations) {
      const kept = operation.place === undefined ? undefined : await store.get(operation.place)
      if (kept?.opId !== operation.opId || kept.state === 'sending') continue
      await remove(store, operation)
      gone.push(operation)
    }
    return { gone, put: [] }
  })
}

/** Keeps operations the page alone has held until now. */
export function adopt(operations: readonly Operation[]): Promise<OutboxChange> {
  return write(async (writing) => {
    const store = writing.objectStore('operations')
    const put: Operation[] = []
    for (const operation of operations)
      put.push({ ...operation, place: await store.add(operation) })
    return { gone: [], put }
  })
}

/** Sends a parked operation once more, as a new one over what stands there now. */
export function replaceTheirs(parked: Operation) {
  return write(async (writing) => {
    const store = writing.objectStore('operations')
    await remove(store, parked)
    const again = sendAgain(parked, newOperationId())
    return { gone: [parked], put: [{ ...again, place: await store.add(again) }] }
  })
}

type OperationStore = {
  delete(place: number): Promise<void>
}

async function remove(store: OperationStore, { place }: Operation) {
  if (place !== undefined) await store.delete(place)
}

let channel: BroadcastChannel | undefined
const currentChannel = () => {
  channel ??= new BroadcastChannel(CHANNEL)
  return channel
}

const tellOtherTabs = () => currentChannel().postMessage(null)

/** Tells the other tabs what the server answered: they show the same marks, and this tab ends them in the queue. */
export const tellAnswer = (answered: Answered) => currentChannel().postMessage(answered)

/** Calls `listener` when another tab changed the queue, or with what it was answered. */
export function onOtherTab(listener: (answered: Answered | null) => void): () => void {
  const current = currentChannel()
  const hear = ({ data }: MessageEvent<Answered | null>) => listener(data)
  current.addEventListener('message', hear)
  return () => current.removeEventListener('message', hear)
}
