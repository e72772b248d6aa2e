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

// What `outbox.ts` does on the device, for a browser that keeps nothing: with the operations the page holds.

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

export const replaceTheirs = (parked: Operation): OutboxChange => ({
  gone: [parked],
  put: [sendAgain(parked, newOperationId())],
})
