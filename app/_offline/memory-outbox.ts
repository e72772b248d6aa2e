import {
  coalesce,
  newOperation,
  type Operation,
  type OwnedSession,
  sendAgain,
  type Tap,
} from './operation'
import { newOperationId } from './operation-id'
import type { OutboxChange } from './outbox'

// What `outbox.ts` does on the device, for operations only the page holds: those the browser did not keep.

export function addTaps(
  operations: readonly Operation[],
  session: OwnedSession,
  taps: readonly Tap[],
): OutboxChange {
  const gone: Operation[] = []
  const put = taps.map((tap) => {
    const onCell = tap.onlyUnmarked
      ? []
      : operations.filter(
          ({ activityId, userId }) => activityId === session.activityId && userId === tap.userId,
        )
    const merged = coalesce(onCell, tap)
    gone.push(...merged.gone)
    return newOperation(merged.tap, session, newOperationId(), new Date())
  })
  return { gone, put }
}

export const claim = (operations: readonly Operation[]): OutboxChange => ({
  gone: operations,
  put: operations.map((operation) => ({ ...operation, state: 'sending' })),
})

export const finish = (done: readonly Operation[], parked: readonly Operation[]): OutboxChange => ({
  gone: done,
  put: parked,
})

export const drop = (operations: readonly Operation[]): OutboxChange => ({
  gone: operations.filter(({ state }) => state !== 'sending'),
  put: [],
})

export const replaceTheirs = (parked: Operation): OutboxChange => ({
  gone: [parked],
  put: [sendAgain(parked, newOperationId())],
})
