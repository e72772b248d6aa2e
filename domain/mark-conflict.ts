import type { Cell, MarkInput } from './attendance'

/** Who last set a field of a cell, by which operation, on which device, and with which version. */
export interface Setter {
  opId: string
  actorId: string
  device: string | null
  version: number
}

/** The setters of a cell's two fields; a field nobody set since the version in question has none. */
export interface CellSetters {
  status?: Setter
  note?: Setter
}

/**
 * Whether a mark would replace something its maker has not seen: a field it names holds another value, set after
 * `baseVersion` by another person or on another device. A mark without `baseVersion` means it whatever stands there,
 * and "the rest" never replaces anything.
 */
export function isConflict(
  cell: Cell,
  setters: CellSetters,
  mark: Pick<MarkInput, 'status' | 'note' | 'baseVersion' | 'onlyUnmarked'>,
  { actorId, device }: { actorId: string; device: string },
): boolean {
  const { baseVersion } = mark
  if (baseVersion === undefined || mark.onlyUnmarked) return false
  const isUnseen = (setter: Setter | undefined) =>
    setter !== undefined &&
    setter.version > baseVersion &&
    (setter.actorId !== actorId || setter.device !== device)
  return (['status', 'note'] as const).some(
    (field) => mark[field] !== undefined && mark[field] !== cell[field] && isUnseen(setters[field]),
  )
}

/**
 * Whether there is nothing left to take back of what `undoes` names: the cell was so already when it came, its mark was
 * set anew since, or a note was written on it, which nobody's undo takes away.
 */
export function isOvertaken(
  cell: Cell,
  setters: CellSetters,
  { undoes, status, note }: Pick<MarkInput, 'undoes' | 'status' | 'note'>,
): boolean {
  if (undoes === undefined) return false
  return (
    setters.status?.opId !== undoes || (status === null && note === undefined && cell.note !== null)
  )
}
