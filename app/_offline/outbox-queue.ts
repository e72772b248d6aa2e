import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { MARKS_MAX } from '@/domain/marks'
import * as memory from './memory-outbox'
import { isOffline, noteLoss } from './network'
import {
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

const COALESCE_MS = 1000
const LOCK = 'roll-call-outbox'

export interface OutboxState {
  /** Of this account, in the order they were made. */
  operations: readonly Operation[]
  /** Whether what is stored here has been read. */
  isRead: boolean
  isSending: boolean
  /** Why the last attempt did not get through; it is repeated by itself. */
  obstacle: RefusalCode | null
  /** False where the browser keeps nothing: then the marks live as long as the page. */
  isDurable: boolean
}

/**
 * The marks of one account that wait on this device, and the way they take to the server: kept first, sent within a
 * second, repeated until the server has answered. One tab sends at a time.
 */
export class OutboxQueue {
  #state: OutboxState = {
    operations: [],
    isRead: false,
    isSending: false,
    obstacle: null,
    isDurable: true,
  }
  #listeners = new Set<() => void>()
  #inFlight = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #timerIsRetry = false
  #failures = 0
  #draining: Promise<void> | undefined
  #isAskedAgain = false

  constructor(
    readonly owner: string,
    private readonly onAnswer: (activityId: string, results: readonly MarkResult[]) => void,
  ) {}

  get state(): OutboxState {
    return this.#state
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Reads what lies here, sends it, and keeps at it. Gives the way to stop. */
  start(): () => void {
    const again = () => this.#retryNow()
    const hide = () => this.#sendBeforeHiding()
    const seen = () => (document.visibilityState === 'hidden' ? hide() : again())
    const stopListening = device.onOtherTab((answered) => this.#hear(answered))
    addEventListener('online', again)
    addEventListener('focus', again)
    addEventListener('offline', noteLoss)
    addEventListener('pagehide', hide)
    document.addEventListener('visibilitychange', seen)
    void this.#read().then(again)
    return () => {
      stopListening()
      removeEventListener('online', again)
      removeEventListener('focus', again)
      removeEventListener('offline', noteLoss)
      removeEventListener('pagehide', hide)
      document.removeEventListener('visibilitychange', seen)
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  /** Keeps taps on the device; resolves when they are safe there. They leave within a second. */
  async add(activityId: string, taps: readonly Tap[]): Promise<readonly Operation[]> {
    const session = { owner: this.owner, activityId }
    const change = await this.#keep(
      () => device.addTaps(session, taps),
      () => memory.addTaps(this.#state.operations, session, taps),
    )
    this.#schedule(COALESCE_MS)
    return change.put
  }

  /** Sends whatever waits, now. */
  flush = () => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    return this.#drain()
  }

  /** Lets go of operations, because the person says so. */
  drop = (operations: readonly Operation[]) =>
    this.#keep(
      () => device.finish(operations, []),
      () => memory.finish(operations, []),
    )

  /** Sends a parked operation once more, over what stands there now. */
  async repeat(parked: Operation) {
    await this.#keep(
      () => device.replaceTheirs(parked),
      () => memory.replaceTheirs(parked),
    )
    await this.flush()
  }

  #set(change: Partial<OutboxState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  #hear(answered: device.Answered | null) {
    if (answered === null) void this.#read()
    else if (answered.owner === this.owner) this.onAnswer(answered.activityId, answered.results)
  }

  async #read() {
    try {
      this.#set({ operations: await device.readOperations(this.owner), isRead: true })
    } catch {
      this.#set({ isDurable: false, isRead: true })
    }
  }

  async #keep(onDevice: () => Promise<device.OutboxChange>, inMemory: () => device.OutboxChange) {
    let change: device.OutboxChange
    try {
      change = await onDevice()
    } catch {
      change = inMemory()
      this.#set({ isDurable: false })
    }
    this.#apply(change)
    return change
  }

  #apply({ gone, put }: device.OutboxChange) {
    const out = new Set([...gone, ...put].map(({ opId }) => opId))
    const kept = this.#state.operations.filter(({ opId }) => !out.has(opId))
    const operations = [...kept, ...put].sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    this.#set({ operations })
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
    if (this.#state.isDurable) await this.#read()
    for (;;) {
      const batch = this.#nextBatch()
      const [first] = batch
      if (!first) return
      // Claimed in vain, they could no longer become one with a later tap.
      if (isOffline()) return this.#tryLater('OFFLINE')
      const claimed = await this.#keep(
        () => device.claim(batch),
        () => memory.claim(batch),
      )
      if (claimed.put.length > 0 && !(await this.#send(first.activityId, claimed.put))) return
    }
  }

  #nextBatch(): Operation[] {
    const unsent = this.#state.operations.filter(
      (operation) => isUnsent(operation) && !this.#inFlight.has(operation.opId),
    )
    return unsent
      .filter(({ activityId }) => activityId === unsent[0]?.activityId)
      .slice(0, MARKS_MAX)
  }

  /** Whether the server answered. If not, the operations stay, and it is tried again later. */
  async #send(activityId: string, batch: readonly Operation[]): Promise<boolean> {
    for (const { opId } of batch) this.#inFlight.add(opId)
    this.#set({ isSending: true })
    try {
      const results = await sendMarks(activityId, batch)
      const { done, parked } = settle(batch, results)
      // First what the server holds, here, in other tabs and on the disk, then the queue: nobody sees the mark gone in
      // between, nor after a tab that dies there.
      this.onAnswer(activityId, results)
      device.tellAnswer({ owner: this.owner, activityId, results })
      const cells = results.map(({ userId, cell }) => ({ ...cell, userId }))
      await keepCells(this.owner, activityId, cells).catch(() => undefined)
      await this.#finish(done, parked)
      this.#failures = 0
      this.#set({ obstacle: null })
      return true
    } catch (error) {
      return await this.#fail(error, batch)
    } finally {
      for (const { opId } of batch) this.#inFlight.delete(opId)
      this.#set({ isSending: this.#inFlight.size > 0 })
    }
  }

  #finish(done: readonly Operation[], parked: readonly Operation[]) {
    return this.#keep(
      () => device.finish(done, parked),
      () => memory.finish(done, parked),
    )
  }

  /** Whether it makes sense to go on with the rest of the queue. */
  async #fail(error: unknown, batch: readonly Operation[]): Promise<boolean> {
    const code = refusalCode(error)
    if (isWorthRepeating(httpStatus(error))) {
      this.#tryLater(code)
      return false
    }
    const refused = code === 'OFFLINE' ? 'UNKNOWN' : code
    await this.#finish(
      [],
      batch.map((one) => ({ ...one, state: 'refused', code: refused })),
    )
    return true
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
    if (first) void this.#send(first.activityId, batch)
  }
}
