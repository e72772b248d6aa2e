import { isOffline } from '@/app/_offline/network'
import { isUnsent, type MarkResult, newerCell, type Tap, withCells } from '@/app/_offline/operation'
import { type OutboxQueue, type OutboxState, outboxOf, UNREAD } from '@/app/_offline/outbox-queue'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import type { Roster, RosterRow } from '@/app/_offline/roster'
import { keepCells, keepRoster } from '@/app/_offline/stored-roster'
import type { RouterOutputs } from '@/app/_trpc/client'
import type { RefusalCode } from '@/app/_trpc/refusal-code'
import { type AttendanceStatus, type Mark, refusalWithin } from '@/domain/marks'
import { byPerson, type OperationsByPerson, ShownRows } from './shown-rows'
import { type MarkedCell, type Undo, UndoStack } from './undo-stack'
import { watchChanges } from './watch-changes'

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
  #undos = new UndoStack(() => this.#show({ undo: this.#undos.last }))
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
    this.queue = outboxOf(owner)
    this.#state = {
      roster,
      rows: roster.rows,
      operations: new Map(),
      // As the server draws it: what waits is shown once the page is awake.
      outbox: UNREAD,
      isWhole: isLive,
      undo: null,
      lost: !isLive && isOffline() ? 'OFFLINE' : null,
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
    const showQueue = () => this.#show({ outbox: this.queue.state })
    const forget = this.queue.subscribe(showQueue)
    showQueue()
    const stopHearing = this.queue.onAnswer((activity, results) => this.#take(activity, results))
    this.queue.start()
    const stopWatching = watchChanges(this)
    // One out of the device lies there as it is, and may have to go.
    if (this.#state.isWhole) this.#keepSoon()
    return () => {
      stopWatching()
      stopHearing()
      forget()
      clearTimeout(this.#keepTimer)
      this.#undos.stop()
      // Whoever leaves waits for nothing any more.
      void this.queue.flush()
    }
  }

  /** One tap on a segment. Shown as soon as it is safe on the device. */
  async mark(userId: string, status: AttendanceStatus | null) {
    const row = this.#rowOf(userId)
    if (!row || row.isSelf) return
    if (this.#statusOf(row) === status) return
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

  /** Writes a note, or takes it away; `seenVersion` is the cell as it was when the note was begun. */
  async setNote(userId: string, note: string | null, seenVersion?: number) {
    const row = this.#rowOf(userId)
    if (!row || row.isSelf) return
    // It stands on the mark, and is not to be lost with it.
    this.#undos.forget(userId)
    const known = this.#baseVersion(userId)
    const baseVersion = Math.min(known, seenVersion ?? known)
    await this.queue.add(this.activityId, [{ userId, note, baseVersion }])
  }

  /** A mark made a moment ago may not be drawn yet. */
  #statusOf(row: RosterRow): Mark {
    return (this.#beingKept.get(row.userId) ?? row).status
  }

  /** Marks everybody nobody marked as present, and sends it at once. */
  async close() {
    const rest = this.#state.rows.filter((row) => this.#statusOf(row) === null && !row.isSelf)
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

  /**
   * Takes the last mark or the close back. What has not left yet, and what was not taken, is dropped; of the rest the
   * server takes back what nobody has changed since.
   */
  async undo() {
    const undo = this.#undos.take()
    if (!undo) return
    const ids = new Set(undo.cells.map(({ opId }) => opId))
    const own = this.queue.state.operations.filter(({ opId }) => ids.has(opId))
    const isParked = new Set(own.filter((one) => !isUnsent(one)).map(({ opId }) => opId))
    const noted = new Set(undo.cells.flatMap(({ opId, note }) => (note === undefined ? [] : opId)))
    // One that carries a note as well says more than what is to be taken back.
    const joined = own.filter(
      ({ state, note, opId }) => state === 'waiting' && note !== undefined && !noted.has(opId),
    )
    const isJoined = new Set(joined.map(({ opId }) => opId))
    const gone = await this.queue.drop(own.filter(({ opId }) => !isJoined.has(opId)))
    const isGone = new Set(gone.map(({ opId }) => opId))
    const shown = new Map(this.#state.rows.map(({ userId, status }) => [userId, status]))
    const taps = undo.cells.flatMap((cell): Tap[] => {
      const { userId, opId, before, note } = cell
      if (isParked.has(opId)) return []
      // What the dropped tap had swallowed is wanted again.
      if (isGone.has(opId) && shown.get(userId) === before) return []
      const isHere = isGone.has(opId) || isJoined.has(opId)
      const back: Tap = { userId, status: before, ...(note === undefined ? {} : { note }) }
      return [
        isHere ? { ...back, baseVersion: this.#baseVersion(userId) } : { ...back, undoes: opId },
      ]
    })
    if (taps.length === 0) return
    this.#undos.replace(await this.queue.add(this.activityId, taps))
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

  /** What the person has seen of a cell: with an own tap on its way, what was there before the first. */
  #baseVersion = (userId: string) =>
    (this.#state.operations.get(userId) ?? [])
      .filter(isUnsent)
      .reduce(
        (least, { baseVersion }) => Math.min(least, baseVersion ?? least),
        this.#state.roster.rows.find((row) => row.userId === userId)?.version ?? 0,
      )

  async #add(kind: Undo['kind'], marks: readonly { tap: Tap; row: RosterRow }[]) {
    const put = await this.queue.add(
      this.activityId,
      marks.map(({ tap }) => tap),
    )
    const cells = marks.flatMap(({ tap, row }, index): MarkedCell[] => {
      const { userId, name, status: before, note } = row
      const opId = put[index]?.opId
      if (opId === undefined) return []
      const cell: MarkedCell = { userId, name, before, after: tap.status ?? null, opId }
      return [tap.note === undefined ? cell : { ...cell, note }]
    })
    if (cells.length > 0) this.#undos.add(kind, cells)
    // Signed out in another tab: nothing is kept for this account any more.
    else this.lostTouch('UNAUTHENTICATED')
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

/** Why this session takes no marks now, by this device's clock where the server has not said it; null when it does. */
export function refusalNow(state: Pick<RollCallState, 'roster' | 'lost' | 'isWhole'>) {
  const { session } = state.roster
  if (state.lost === 'OFFLINE' || !state.isWhole) return refusalWithin(session, new Date(), session)
  return REFUSALS[session.markingState]
}

const REFUSALS = {
  open: null,
  not_open_yet: 'SESSION_NOT_OPEN_YET',
  closed: 'SESSION_CLOSED',
  cancelled: 'SESSION_CANCELLED',
} as const
