import type { Mark } from '@/domain/marks'

export const UNDO_MS = 10_000

/** A cell as it was before an own mark, and the operation that made it another. */
export interface MarkedCell {
  userId: string
  name: string
  before: Mark
  after: Mark
  opId: string
  /** What the mark took away with it. */
  note?: string | null
}

/** What can be taken back, and until when. */
export interface Undo {
  kind: 'mark' | 'close'
  until: number
  cells: readonly MarkedCell[]
}

/** Marks and closes of the last ten seconds: the last one is taken back first. */
export class UndoStack {
  #undos: Undo[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `onChange` is called when `last` has become another. */
  constructor(private readonly onChange: () => void) {}

  get last(): Undo | null {
    return this.#undos.at(-1) ?? null
  }

  add(kind: Undo['kind'], cells: readonly MarkedCell[]) {
    this.#set([...this.#undos, { kind, until: Date.now() + UNDO_MS, cells }])
  }

  /** Gives the last one and takes it out; null when there is none any more. */
  take(): Undo | null {
    const { last } = this
    this.#set(this.#undos.slice(0, -1))
    return last && last.until > Date.now() ? last : null
  }

  /** Other operations stand in the place of what earlier marks of these people made. */
  replace(made: readonly { userId: string; opId: string }[]) {
    const ids = new Map(made.map(({ userId, opId }) => [userId, opId]))
    const renew = (cell: MarkedCell) => ({ ...cell, opId: ids.get(cell.userId) ?? cell.opId })
    this.#set(this.#undos.map((undo) => ({ ...undo, cells: undo.cells.map(renew) })))
  }

  /** There is nothing to take back of this person any more. */
  forget(userId: string) {
    const others = this.#undos.map((undo) => ({
      ...undo,
      cells: undo.cells.filter((cell) => cell.userId !== userId),
    }))
    this.#set(others.filter(({ cells }) => cells.length > 0))
  }

  stop() {
    clearTimeout(this.#timer)
  }

  #set(undos: Undo[]) {
    clearTimeout(this.#timer)
    this.#undos = undos.filter(({ until }) => until > Date.now())
    const { last } = this
    if (last) this.#timer = setTimeout(() => this.#set([]), last.until - Date.now())
    this.onChange()
  }
}
