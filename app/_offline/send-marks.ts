import { isTRPCClientError } from '@trpc/client'
import { deviceName } from './device-name'
import type { MarkResult, Operation } from './operation'
import { rollCallApi } from './roll-call-api'

/**
 * Sends operations of one session in one request and gives the server's answer to each: answers come in the order of
 * what was sent. Throws when there is none.
 */
export async function sendMarks(
  activityId: string,
  batch: readonly Operation[],
): Promise<readonly MarkResult[]> {
  const marks = batch.map(toMark)
  const answer = await rollCallApi.attendance.mark.mutate(
    { activityId, device: deviceName(), marks },
    { context: { owner: batch[0]?.owner } },
  )
  return answer.results.flatMap((result, place) => {
    const operation = batch[place]
    return operation ? [{ opId: operation.opId, userId: operation.userId, ...result }] : []
  })
}

/** The status of the answer a call failed with; null when there was none. */
export function httpStatus(error: unknown): number | null {
  if (!isTRPCClientError(error)) return null
  const response: unknown = Reflect.get(Object(error.meta), 'response')
  return response instanceof Response ? response.status : null
}

const toMark = ({
  opId,
  userId,
  status,
  note,
  baseVersion,
  onlyUnmarked,
  undoes,
  deviceAt,
}: Operation) => ({
  opId,
  userId,
  ...(status === undefined ? {} : { status }),
  ...(note === undefined ? {} : { note }),
  ...(baseVersion === undefined ? {} : { baseVersion }),
  ...(onlyUnmarked === undefined ? {} : { onlyUnmarked }),
  ...(undoes === undefined ? {} : { undoes }),
  deviceAt,
})
