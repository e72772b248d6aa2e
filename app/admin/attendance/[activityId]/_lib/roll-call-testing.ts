import { setDeviceOwner } from '@/app/_offline/owner'
import type { Roster, RosterRow } from '@/app/_offline/roster'
import { HOUR } from '@/domain/durations'

/** A person of the roster whom nobody has marked. */
export const row = (userId: string, given: Partial<RosterRow> = {}): RosterRow => ({
  userId,
  name: userId,
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
  ...given,
})

export const times = {
  markingState: 'open' as const,
  opensAt: new Date(0),
  closesAt: new Date(HOUR),
  reopenedUntil: null,
}
/** A session that takes marks, with these people. */
export const roster = (...rows: RosterRow[]): Roster => ({
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
    ...times,
  },
  refusal: null,
  rows,
  cursor: 0,
  rosterKey: 'key',
})

const { fetch, addEventListener, removeEventListener } = globalThis
const real = { fetch, addEventListener, removeEventListener }

/** Makes what a roll call needs of a page, seen and with this way to the server, on a device of `owner`. */
export function openPage(answer: (url: string) => Promise<Response>) {
  const page = new EventTarget()
  Object.assign(globalThis, {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
    requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
    fetch: answer,
  })
  setDeviceOwner('owner')
}

/** Takes all that away again. */
export function leavePage() {
  setDeviceOwner(null)
  Object.assign(globalThis, real)
  for (const name of ['document', 'requestAnimationFrame']) Reflect.deleteProperty(globalThis, name)
}

export async function everythingUnderWay() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
