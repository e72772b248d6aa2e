import { newOperationId } from '../../app/_offline/operation-id'
import { type Api, toBody } from './api'
import { type Figure, quantile } from './measure'
import type { SeededRoster } from './seed'

const PEOPLE = 60
const POLL_MS = 3000

/**
 * `moderators` phones, each marking the sixty people of its session one by one, spread over `seconds`, and asking for
 * changes every three seconds. Throws when a mark is not there afterwards.
 */
export async function moderatorFigures(
  api: Api,
  roster: SeededRoster,
  { moderators, seconds }: { moderators: number; seconds: number },
): Promise<Figure[]> {
  const taken = { mark: [] as number[], changes: [] as number[] }
  const timed = async (kind: keyof typeof taken, work: Promise<string>) => {
    const start = performance.now()
    const answer = await work
    taken[kind].push(performance.now() - start)
    return answer
  }
  const pause = (seconds * 1000) / PEOPLE
  const phone = async (activityId: string, number: number) => {
    let isOver = false
    const polling = (async () => {
      for (; !isOver; await Bun.sleep(POLL_MS))
        await timed('changes', api.query('attendance.changes', { activityId, after: 0 }))
    })()
    const start = performance.now() + (number / moderators) * pause
    for (const [index, userId] of roster.userIds.entries()) {
      await Bun.sleep(Math.max(0, start + index * pause - performance.now()))
      const mark = { opId: newOperationId(), userId, status: 'present', deviceAt: new Date() }
      const answer = await timed(
        'mark',
        api.mutate(
          'attendance.mark',
          toBody({ activityId, device: `Teléfono ${number}`, marks: [mark] }),
        ),
      )
      if (!answer.includes('"saved"')) throw new Error(`A mark was not saved: ${answer}`)
    }
    isOver = true
    await polling
    const present = (await api.query('attendance.roster', { activityId })).match(
      /"status":"present"/g,
    )
    if (present?.length !== PEOPLE) throw new Error(`${present?.length} of ${PEOPLE} are marked.`)
  }
  await Promise.all(roster.activityIds.slice(0, moderators).map(phone))
  const label = `${moderators} moderators × ${PEOPLE} people in ${seconds} s`
  return (['mark', 'changes'] as const).flatMap((kind) =>
    [0.5, 0.95].map((share) => ({
      what: `${label}: ${kind}, p${share * 100}`,
      value: quantile(taken[kind], share),
      unit: 'ms',
    })),
  )
}
