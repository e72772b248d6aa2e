import { markingRefusal, markingTimes } from '../../../domain/marking-window'
import { getSession, type Session } from '../activities/get-session'
import type { ServiceContext } from '../context'
import { readReopenings } from './read-reopenings'
import { type RosterRow, readRosterRows } from './read-roster-rows'
import { rosterKey } from './roster-key'
import { lastSeq } from './write-marks'

export interface Roster {
  session: Session & ReturnType<typeof markingTimes>
  /** Why the session takes no marks now, as an error code; null when it does. */
  refusal: ReturnType<typeof markingRefusal>
  rows: RosterRow[]
  /** The session's last `seq`, 0 at first: where to ask for changes from. */
  cursor: number
  /** Changes when somebody joins or leaves the roster. */
  rosterKey: string
}

/** A session and everybody its attendance expects, by name, with their marks. NOT_FOUND for an unknown one. */
export async function getRoster(
  { db, actor, now }: ServiceContext,
  { activityId }: { activityId: string },
): Promise<Roster> {
  // Before the rows: what is written in between is told twice rather than never.
  const [session, reopenings, cursor, key] = await Promise.all([
    getSession({ db }, { activityId }),
    readReopenings(db, activityId),
    lastSeq(db, activityId),
    rosterKey(db, activityId),
  ])
  return {
    session: { ...session, ...markingTimes(session, reopenings, now) },
    refusal: markingRefusal(session, now, reopenings),
    rows: await readRosterRows(db, { session, viewerId: actor.id }),
    cursor,
    rosterKey: key,
  }
}
