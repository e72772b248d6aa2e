import { type MarkResult, newerCell, type Tap, withCells } from '@/app/_offline/operation'
import { OutboxQueue, type OutboxState } from '@/app/_offline/outbox-queue'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import type { Roster, RosterRow } from '@/app/_offline/roster'
import { keepCells, keepRoster } from '@/app/_offline/stored-roster'
import type { RouterOutputs } from '@/app/_trpc/client'
import type { RefusalCode } from '@/app/_trpc/refusal-code'
import { type AttendanceStatus, type Mark, refusalWithin } from '@/domain/marks'
import { byPerson, type OperationsByPerson, ShownRows } from './shown-rows'
import { watchChanges } from './watch-changes'

export const UNDO_MS = 10_000

/** What can be taken back, and until when. */
export interface Undo {
  kind: 'mark' | 'close'
  until: number
  cells: readonly { userId: string; name: string; before: Mark; after: Mark; opId: string }[]
}

export interface RollCallState {
  roster: Roster
  /** As this device shows them: with the taps on their way. */
  rows: readonly RosterRow[]
  operations: OperationsByPerson
  outbox: OutboxState
  /** False while the roster is the one on the device, without notes, goals and earlier marks. */
  isWhole: boolean
  undo: Undo | null
  /** Why the last question to the server was not answered; null when it was. */
  lost: RefusalCode | null
}

/** One roll call on this device: the server's roster, the taps that wait, and what is shown of both. */
export class RollCallStore {
  #state: RollCallState
  #listeners = new Set<() => void>()
  #shown = new ShownRows()
  #keepTimer: ReturnType<typeof setTimeout> | undefined
  #undoTimer: ReturnType<typeof setTimeout> | undefined
  #isFrameAsked = false
  /** Marks that are not safe on the device yet, and so not shown: a second tap counts from these. */
  #beingKept = new Map<string, { status: Mark }>()
  /** How often the roster was asked for or changed by hand: an answer that was asked for before is not taken. */
  #rostersAsked = 0
  readonly queue: OutboxQueue

  constructor(
    readonly owner: string,
    readonly activityId: string,
    roster: Roster,
    isLive: boolean,
  ) {
    this.queue = new OutboxQueue(owner, (activity, results) => this.#take(activity, results))
    this.#state = {
      roster,
      rows: roster.rows,
      operations: new Map(),
      outbox: this.queue.state,
      isWhole: isLive,
      undo: null,
      lost: isLive ? null : 'OFFLINE',
    }
  }

  getState = () => this.#state

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Begins to keep, to send and to ask for changes; gives the way to stop. */
  start(): () => void {
    const stopQueue = this.queue.start()
    const forget = this.queue.subscribe(() => this.#show({ outbox: this.queue.state }))
    const stopWatching = watchChanges(this)
    this.#keepSoon()
    return () => {
      stopWatching()
      forget()
      stopQueue()
      clearTimeout(this.#keepTimer)
      clearTimeout(this.#undoTimer)
    }
  }

  /** One tap on a segment. Shown as soon as it is safe on the device. */
  async mark(userId: string, status: AttendanceStatus | null) {
    const row = this.#rowOf(userId)
    if (!row || row.isSelf) return
    const before = this.#beingKept.get(userId) ?? row
    if (before.status === status) return
    const tap: Tap = { userId, status, baseVersion: this.#baseVersion(userId) }
    // Without its mark a note has nothing to stand on.
    if (status === null && row.note !== null) tap.note = null
    const wanted = { status }
    this.#beingKept.set(userId, wanted)
    try {
      await this.#add('mark', [{ tap, row }])
    } finally {
      if (this.#beingKept.get(userId) === wanted) this.#beingKept.delete(userId)
    }
  }

  async setNote(userId: string, note: string | null) {
    const row = this.#rowOf(userId)
    if (!row || row.isSelf) return
    await this.queue.add(this.activityId, [
      { userId, note, baseVersion: this.#baseVersion(userId) },
    ])
  }

  /** Marks everybody nobody marked as present, and sends it at once. */
  async close() {
    const rest = this.#state.rows.filter((row) => row.status === null && !row.isSelf)
    if (rest.length === 0) return
    const tapOf = (row: RosterRow): Tap => ({
      userId: row.userId,
      status: 'present',
      onlyUnmarked: true,
    })
    await this.#add(
      'close',
      rest.map((row) => ({ tap: tapOf(row), row })),
    )
    await this.queue.flush()
  }

  /** Takes the last mark or the close back: what has not left yet is dropped, the rest is marked as it was. */
  async undo() {
    const { undo } = this.#state
    if (!undo || undo.until < Date.now()) return
    this.#show({ undo: null })
    const waiting = new Map(
      this.queue.state.operations
        // One that carries a note as well says more than what is to be taken back.
        .filter(({ state, note }) => state === 'waiting' && note === undefined)
        .map((operation) => [operation.opId, operation]),
    )
    const dropped = undo.cells.flatMap(({ opId }) => waiting.get(opId) ?? [])
    const taps = undo.cells
      .filter(({ opId }) => !waiting.has(opId))
      .map(({ userId, before }) => {
        const note = before === null && this.#rowOf(userId)?.note ? { note: null } : {}
        return { userId, status: before, baseVersion: this.#baseVersion(userId), ...note }
      })
    if (dropped.length > 0) await this.queue.drop(dropped)
    // What the dropped tap had swallowed is wanted again.
    const swallowed = undo.cells.filter(
      ({ userId, opId, before }) => waiting.has(opId) && this.#rowOf(userId)?.status !== before,
    )
    const again = swallowed.map(({ userId, before }) => ({
      userId,
      status: before,
      baseVersion: this.#baseVersion(userId),
    }))
    if (taps.length + again.length > 0) await this.queue.add(this.activityId, [...taps, ...again])
  }

  /** Puts the roster as the server has just told it in place of the one there. */
  takeRoster(roster: Roster) {
    const known = new Map(this.#state.roster.rows.map((row) => [row.userId, row]))
    const rows = roster.rows.map((row) => {
      const before = known.get(row.userId)
      return before && before.version > row.version ? newerCell(row, before) : row
    })
    this.#show({ roster: { ...roster, rows }, isWhole: true, lost: null })
    this.#keepSoon()
  }

  takeChanges(changes: RouterOutputs['attendance']['changes']) {
    const { roster, lost } = this.#state
    const { markingState, opensAt, closesAt } = changes
    const { session } = roster
    const isSameWindow =
      session.markingState === markingState &&
      session.opensAt.getTime() === opensAt.getTime() &&
      session.closesAt.getTime() === closesAt.getTime()
    if (changes.cells.length === 0 && isSameWindow && lost === null) return
    const rows = withCells(roster.rows, changes.cells)
    const times = { markingState, opensAt, closesAt }
    this.#show({
      roster: { ...roster, rows, cursor: changes.cursor, session: { ...session, ...times } },
      lost: null,
    })
    if (isSameWindow) this.#keepNews(roster, changes.cells)
    else this.#keepSoon()
  }

  /** Own marks were kept with their answer, before they come back among the changes. */
  #keepNews({ rows }: Roster, cells: RouterOutputs['attendance']['changes']['cells']) {
    const known = new Map(rows.map(({ userId, version }) => [userId, version]))
    const news = cells.filter(({ userId, version }) => version > (known.get(userId) ?? 0))
    keepCells(this.owner, this.activityId, news).then(
      (isKept) => isKept || this.#keepSoon(),
      () => undefined,
    )
  }

  takeRow(row: RosterRow) {
    this.#rostersAsked += 1
    const { roster } = this.#state
    const others = roster.rows.filter(({ userId }) => userId !== row.userId)
    const byName = new Intl.Collator('es').compare
    const rows = [...others, row].sort((a, b) => byName(a.name, b.name))
    this.#show({ roster: { ...roster, rows } })
    this.#keepSoon()
  }

  lostTouch(lost: RefusalCode) {
    if (this.#state.lost !== lost) this.#show({ lost })
  }

  /** Asks for the whole roster; an answer that something newer has overtaken is let go of. */
  async refresh() {
    this.#rostersAsked += 1
    const asked = this.#rostersAsked
    const roster = await rollCallApi.attendance.roster.query({ activityId: this.activityId })
    if (asked === this.#rostersAsked) this.takeRoster(roster)
  }

  #rowOf = (userId: string) => this.#state.rows.find((row) => row.userId === userId)

  #baseVersion = (userId: string) =>
    this.#state.roster.rows.find((row) => row.userId === userId)?.version ?? 0

  async #add(kind: Undo['kind'], marks: readonly { tap: Tap; row: RosterRow }[]) {
    const put = await this.queue.add(
      this.activityId,
      marks.map(({ tap }) => tap),
    )
    const cells = marks.map(({ tap, row }, index) => ({
      userId: row.userId,
      name: row.name,
      before: row.status,
      after: tap.status ?? null,
      opId: put[index]?.opId ?? '',
    }))
    clearTimeout(this.#undoTimer)
    this.#undoTimer = setTimeout(() => this.#show({ undo: null }), UNDO_MS)
    this.#show({ undo: { kind, until: Date.now() + UNDO_MS, cells } })
  }

  #take(activityId: string, results: readonly MarkResult[]) {
    if (activityId !== this.activityId) return
    const { roster } = this.#state
    const cells = results.map(({ userId, cell }) => ({ userId, ...cell }))
    this.#show({ roster: { ...roster, rows: withCells(roster.rows, cells) }, lost: null })
  }

  #show(change: Partial<RollCallState>) {
    const state = { ...this.#state, ...change }
    if (change.outbox && change.outbox.operations !== this.#state.outbox.operations)
      state.operations = byPerson(
        change.outbox.operations.filter(({ activityId }) => activityId === this.activityId),
        this.#state.operations,
      )
    if (state.operations !== this.#state.operations || state.roster !== this.#state.roster)
      state.rows = this.#shown.of(state.roster.rows, state.operations)
    this.#state = state
    this.#tellListeners()
  }

  /** Once a frame: a tap that is kept, sent and answered changes the state many times. */
  #tellListeners() {
    if (this.#isFrameAsked) return
    this.#isFrameAsked = true
    requestAnimationFrame(() => {
      this.#isFrameAsked = false
      for (const listener of this.#listeners) listener()
    })
  }

  #keepSoon() {
    clearTimeout(this.#keepTimer)
    this.#keepTimer = setTimeout(() => {
      keepRoster(this.owner, this.activityId, this.#state.roster).catch(() => undefined)
    }, 300)
  }
}

/** Why this session takes no marks now, by this device's clock where the server cannot be asked; null when it does. */
export function refusalNow({ roster, lost }: Pick<RollCallState, 'roster' | 'lost'>) {
  const { session } = roster
  if (lost === 'OFFLINE') return refusalWithin(session, new Date(), session)
  return REFUSALS[session.markingState]
}

const REFUSALS = {
  open: null,
  not_open_yet: 'SESSION_NOT_OPEN_YET',
  closed: 'SESSION_CLOSED',
  cancelled: 'SESSION_CANCELLED',
} as const
