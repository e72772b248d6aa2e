import * as memory from './memory-outbox'
import type { Operation, OwnedSession, Tap } from './operation'
import * as device from './outbox'

/** What waits of one account. */
export interface Kept {
  /** In the order they were made. */
  operations: readonly Operation[]
  /** Whether what is stored here has been read. */
  isRead: boolean
  /** False while the page alone holds some of it: that lives as long as the page. */
  isDurable: boolean
}

type Change = device.OutboxChange
const NOTHING: Change = { gone: [], put: [] }

/**
 * The operations of one account: on the device, and where the browser does not keep one, in this page until it does.
 * An operation has a `place` once it is on the device.
 */
export class KeptOperations {
  #kept: Kept = { operations: [], isRead: false, isDurable: true }
  #reading: Promise<void> = Promise.resolve()

  constructor(
    private readonly owner: string,
    private readonly onChange: (kept: Kept) => void,
  ) {}

  get operations(): readonly Operation[] {
    return this.#kept.operations
  }

  /** Keeps taps; resolves when they are safe on the device, or held here for want of it. */
  async add(session: OwnedSession, taps: readonly Tap[]): Promise<Change> {
    // What the page holds was tapped before: it goes to the device first, or this stays here as well.
    if (this.operations.some(isLoose)) await this.read()
    if (!this.operations.some(isLoose))
      try {
        return this.#apply(await device.addTaps(session, taps))
      } catch {
        this.#set({ isDurable: false })
      }
    return this.#apply(memory.addTaps(this.operations.filter(isLoose), session, taps))
  }

  /** Says that they may have reached the server: `put` are those that are still there to be sent. */
  claim = (batch: readonly Operation[]) => this.#change(batch, device.claim, memory.claim)

  /** Takes out what is done with, and keeps the new state of what waits for the person. */
  async finish(done: readonly Operation[], parked: readonly Operation[]): Promise<Change> {
    const [finished, waiting] = [this.#placed(done), this.#placed(parked)]
    const there = new Set(this.operations.map(({ opId }) => opId))
    const loose = memory.finish(
      finished.filter(isLoose),
      // What a later tap has swallowed meanwhile does not come back.
      waiting.filter((one) => isLoose(one) && there.has(one.opId)),
    )
    const [gone, put] = [finished.filter(isPlaced), waiting.filter(isPlaced)]
    const kept = await this.#write(
      [...gone, ...put],
      () => device.finish(gone, put),
      () => memory.finish(gone, put),
    )
    return this.#apply(both(kept, loose))
  }

  /** Takes out what has not left; `gone` are those for which it was not too late. */
  drop = (operations: readonly Operation[]) => this.#change(operations, device.drop, memory.drop)

  /** Puts a parked operation back, as a new one over what stands there now. */
  replaceTheirs = (parked: Operation) =>
    this.#change(
      [parked],
      () => device.replaceTheirs(parked),
      () => memory.replaceTheirs(parked),
    )

  /** Reads what the device keeps, after handing over to it what it did not keep before. */
  read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read())
    return this.#reading
  }

  async #read() {
    try {
      const loose = this.operations.filter(isLoose)
      if (loose.length > 0) this.#apply(await device.adopt(loose))
      const found = await device.readOperations(this.owner)
      const still = this.operations.filter(isLoose)
      this.#set({
        operations: [...found, ...still],
        isRead: true,
        isDurable: still.length === 0,
      })
    } catch {
      this.#set({ isRead: true, isDurable: false })
    }
  }

  async #change(
    operations: readonly Operation[],
    onDevice: (kept: readonly Operation[]) => Promise<Change>,
    inMemory: (loose: readonly Operation[]) => Change,
  ): Promise<Change> {
    const placed = this.#placed(operations)
    const onDisk = placed.filter(isPlaced)
    const kept = await this.#write(
      onDisk,
      () => onDevice(onDisk),
      () => inMemory(onDisk),
    )
    const loose = placed.filter(isLoose)
    return this.#apply(both(kept, loose.length === 0 ? NOTHING : inMemory(loose)))
  }

  /** Writes what concerns operations on the device, if there are any; where it refuses, the page does so alone. */
  async #write(
    onDisk: readonly Operation[],
    onDevice: () => Promise<Change>,
    inMemory: () => Change,
  ): Promise<Change> {
    if (onDisk.length === 0) return NOTHING
    try {
      return await onDevice()
    } catch {
      this.#set({ isDurable: false })
      return inMemory()
    }
  }

  /** With the place each has been given since. */
  #placed(operations: readonly Operation[]): Operation[] {
    const places = new Map(this.operations.map(({ opId, place }) => [opId, place]))
    return operations.map((operation) => {
      const place = places.get(operation.opId)
      return place === undefined ? operation : { ...operation, place }
    })
  }

  #apply(change: Change): Change {
    const out = new Set([...change.gone, ...change.put].map(({ opId }) => opId))
    const kept = this.operations.filter(({ opId }) => !out.has(opId))
    this.#set({ operations: [...kept, ...change.put].sort(inOrder) })
    return change
  }

  #set(change: Partial<Kept>) {
    this.#kept = { ...this.#kept, ...change }
    this.onChange(this.#kept)
  }
}

const isLoose = ({ place }: Operation) => place === undefined
const isPlaced = (operation: Operation) => !isLoose(operation)

const both = (one: Change, other: Change): Change => ({
  gone: [...one.gone, ...other.gone],
  put: [...one.put, ...other.put],
})

/** What is not on the device was made after what is. */
const inOrder = (a: Operation, b: Operation) =>
  (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || 0
