import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { MARKS_MAX } from '@/domain/marks'
import { type Kept, KeptOperations } from './kept-operations'
import { isOffline, noteLoss } from './network'
import {
  isTooMuch,
  isUnsent,
  isWorthRepeating,
  type MarkResult,
  type Operation,
  pauseAfter,
  settle,
  type Tap,
} from './operation'
import * as device from './outbox'
import { deviceOwner } from './owner'
import { httpStatus, sendMarks } from './send-marks'
import { keepCells } from './stored-roster'
import { noteWaiting } from './waiting-flag'

const COALESCE_MS = 1000
const LOCK = 'roll-call-outbox'
/** A batch that does not get through is halved, down to this many marks: a few kilobytes. */
const SMALLEST_BATCH = 25

export interface OutboxState extends Kept {
  /** Why the last attempt did not get through; it is repeated by itself. */
  obstacle: RefusalCode | null
}

/** Before anything has been read. */
export const UNREAD: OutboxState = {
  operations: [],
  isRead: false,
  obstacle: null,
  isDurable: true,
}

/** Called with what the server said of marks of a session, from this tab or another. */
export type AnswerListener = (activityId: string, results: readonly MarkResult[]) => void

/**
 * The marks of one account that wait on this device, and the way they take to the server: kept first, sent within a
 * second, repeated until the server has answered. One tab sends at a time.
 */
export class OutboxQueue {
  #state = UNREAD
  readonly #kept: KeptOperations
  #listeners = new Set<() => void>()
  #answerListeners = new Set<AnswerListener>()
  #isStarted = false
  #isWaiting: boolean | undefined
  #inFlight = new Set<string>()
  #batchSize = MARKS_MAX
  #timer: ReturnType<typeof setTimeout> | undefined
  #timerIsRetry = false
  #failures = 0
  #draining: Promise<void> | undefined
  #isAskedAgain = false

  constructor(readonly owner: string) {
    this.#kept = new KeptOperations(owner, (kept) => this.#set(kept))
  }

  get state(): OutboxState {
    return this.#state
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  onAnswer = (listener: AnswerListener) => {
    this.#answerListeners.add(listener)
    return () => {
      this.#answerListeners.delete(listener)
    }
  }

  /**
   * Reads what lies here, sends it, and keeps at it for as long as the page is there: marks leave as well when their
   * roll call has been left.
   */
  start() {
    const again = () => this.#retryNow()
    void this.#kept.read().then(again)
    if (this.#isStarted) return
    this.#isStarted = true
    const hide = () => this.#sendBeforeHiding()
    device.onOtherTab((answered) => this.#hear(answered))
    addEventListener('online', again)
    addEventListener('focus', again)
    addEventListener('offline', noteLoss)
    addEventListener('pagehide', hide)
    document.addEventListener('visibilitychange', () =>
      document.visibilityState === 'hidden' ? hide() : again(),
    )
  }

  /**
   * Keeps taps on the device; resolves when they are safe there. They leave within a second. Nothing is kept for an
   * account that has left the device; before the start nobody has said yet whose it is.
   */
  async add(activityId: string, taps: readonly Tap[]): Promise<readonly Operation[]> {
    if (this.#isStarted && deviceOwner() !== this.owner) return []
    const { put } = await this.#kept.add({ owner: this.owner, activityId }, taps)
    this.#schedule(COALESCE_MS)
    return put
  }

  /** Sends whatever waits, now. */
  flush = () => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    return this.#drain()
  }

  /** Lets go of operations, because the person says so; gives those that had not left yet. */
  drop = async (operations: readonly Operation[]) => (await this.#kept.drop(operations)).gone

  /** Sends a parked operation once more, over what stands there now. */
  async repeat(parked: Operation) {
    await this.#kept.replaceTheirs(parked)
    await this.flush()
  }

  #set(change: Partial<OutboxState>) {
    if (change.operations && change.isRead) this.#noteWaiting(change.operations.length > 0)
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  #noteWaiting(isWaiting: boolean) {
    if (isWaiting === this.#isWaiting) return
    this.#isWaiting = isWaiting
    noteWaiting(this.owner, isWaiting)
  }

  #hear(answered: device.Answered | null) {
    if (answered === null) void this.#kept.read()
    else if (answered.owner === this.owner) this.#tell(answered.activityId, answered.results)
  }

  #tell(activityId: string, results: readonly MarkResult[]) {
    for (const listener of this.#answerListeners) listener(activityId, results)
  }

  /** A tap does not put off what is to leave earlier, but it need not wait for the end of a long pause. */
  #schedule(pause: number, isRetry = false) {
    if (this.#timer !== undefined && (isRetry || !this.#timerIsRetry)) return
    clearTimeout(this.#timer)
    this.#timerIsRetry = isRetry
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#drain()
    }, pause)
  }

  #retryNow() {
    this.#failures = 0
    if (this.#state.operations.some(isUnsent) && !(this.#timer && !this.#timerIsRetry))
      void this.flush()
  }

  async #drain() {
    if (this.#draining) {
      this.#isAskedAgain = true
      return this.#draining
    }
    this.#draining = this.#sendAll()
    try {
      await this.#draining
    } finally {
      this.#draining = undefined
    }
    if (this.#isAskedAgain) {
      this.#isAskedAgain = false
      await this.#drain()
    }
  }

  async #sendAll() {
    const locks: LockManager | undefined = navigator.locks
    if (locks) await locks.request(LOCK, () => this.#sendWaiting())
    else await this.#sendWaiting()
  }

  async #sendWaiting() {
    // Another account signed in on this device: these marks are not its own.
    if (deviceOwner() !== this.owner) return
    await this.#kept.read()
    for (;;) {
      const batch = this.#nextBatch()
      const [first] = batch
      if (!first) return
      // Claimed in vain, they could no longer become one with a later tap.
      if (isOffline()) return this.#tryLater('OFFLINE')
      const { put } = await this.#kept.claim(batch)
      if (put.length > 0 && !(await this.#send(first.activityId, put))) return
    }
  }

  #nextBatch(): Operation[] {
    const unsent = this.#state.operations.filter(
      (operation) => isUnsent(operation) && !this.#inFlight.has(operation.opId),
    )
    return unsent
      .filter(({ activityId }) => activityId === unsent[0]?.activityId)
      .slice(0, this.#batchSize)
  }

  /** Whether the server answered. If not, the operations stay, and it is tried again later. */
  async #send(activityId: string, batch: readonly Operation[]): Promise<boolean> {
    for (const { opId } of batch) this.#inFlight.add(opId)
    try {
      const results = await sendMarks(activityId, batch)
      const { done, parked } = settle(batch, results)
      // First what the server holds, here, in other tabs and on the disk, then the queue: nobody sees the mark gone in
      // between, nor after a tab that dies there.
      this.#tell(activityId, results)
      device.tellAnswer({ owner: this.owner, activityId, results })
      const cells = results.map(({ userId, cell }) => ({ ...cell, userId }))
      await keepCells(this.owner, activityId, cells).catch(() => undefined)
      await this.#kept.finish(done, parked)
      // A server of another build: what it did not answer is asked again, but not at once.
      if (done.length + parked.length < batch.length) return this.#giveUp('UNKNOWN')
      this.#failures = 0
      this.#batchSize = MARKS_MAX
      this.#set({ obstacle: null })
      return true
    } catch (error) {
      return await this.#fail(error, batch)
    } finally {
      for (const { opId } of batch) this.#inFlight.delete(opId)
    }
  }

  /** Whether it makes sense to go on with the rest of the queue. */
  async #fail(error: unknown, batch: readonly Operation[]): Promise<boolean> {
    const code = refusalCode(error)
    const status = httpStatus(error)
    const isLarge = batch.length > SMALLEST_BATCH && isTooMuch(status)
    if (isLarge) this.#batchSize = Math.max(SMALLEST_BATCH, Math.ceil(batch.length / 2))
    if (isLarge || isWorthRepeating(status)) return this.#giveUp(code)
    const refused = code === 'OFFLINE' ? 'UNKNOWN' : code
    await this.#kept.finish(
      [],
      batch.map((one) => ({ ...one, state: 'refused', code: refused })),
    )
    return true
  }

  #giveUp(obstacle: RefusalCode): false {
    this.#tryLater(obstacle)
    return false
  }

  #tryLater(obstacle: RefusalCode) {
    this.#failures += 1
    this.#set({ obstacle })
    this.#schedule(pauseAfter(this.#failures), true)
  }

  /** The page may be gone in a moment: what waits is sent without waiting for anything. */
  #sendBeforeHiding() {
    if (deviceOwner() !== this.owner || this.#state.obstacle !== null) return
    if (isOffline()) return
    const batch = this.#nextBatch()
    const [first] = batch
    if (!first) return
    // Said of them at the same time, lest somebody who comes back takes a mark back that is on its way.
    void this.#kept.claim(batch)
    void this.#send(first.activityId, batch)
  }
}

const queues = new Map<string, OutboxQueue>()

/** The one queue of an account in this page. On the server each caller gets one of its own, which does nothing. */
export function outboxOf(owner: string): OutboxQueue {
  if (typeof window === 'undefined') return new OutboxQueue(owner)
  const known = queues.get(owner) ?? new OutboxQueue(owner)
  queues.set(owner, known)
  return known
}
