import type { RouterOutputs } from '@/app/_trpc/client'

/** How somebody stands in a program they take part in, with its people where it shows them. */
export type OwnProgram = RouterOutputs['progress']['program']
export type Standing = Omit<OwnProgram, 'people'>
export type Session = Standing['sessions'][number]
export type Deliverable = Standing['deliverables'][number]
/** What somebody handed in, as far as the form needs it. */
export type HandedIn = Pick<
  NonNullable<Deliverable['submission']>,
  'version' | 'status' | 'link' | 'body'
>
export type CohortPerson = NonNullable<OwnProgram['people']>[number]

const DONE = ['present', 'absent'] as const

/** The sessions that count, and those that are over and left out, latest first; and those not over yet, next first. */
export function sortSessions(sessions: readonly Session[], now: Date) {
  const counts = ({ place }: Session) => DONE.some((one) => one === place)
  const latestFirst = sessions.toReversed()
  return {
    // One that is on may be marked already.
    counted: latestFirst.filter(counts),
    leftOut: latestFirst.filter((session) => session.endsAt <= now && !counts(session)),
    ahead: sessions.filter(({ endsAt }) => endsAt > now),
  }
}

/** Whether something can still be handed in, or handed in again. */
export const takesSubmission = ({ activityStatus, submission }: Deliverable): boolean =>
  activityStatus !== 'cancelled' && submission?.status !== 'approved'
