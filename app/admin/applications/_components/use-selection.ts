'use client'

import { useState } from 'react'
import type { QueueRow } from './use-queue'

/** Which applications of the list are chosen. One that left the list is not chosen any more. */
export function useSelection(rows: readonly QueueRow[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const selectedRows = rows.filter(({ id }) => chosen.has(id))
  return {
    rows: selectedRows,
    selected: new Set(selectedRows.map(({ id }) => id)) as ReadonlySet<string>,
    set: (ids: readonly string[]) => setChosen(new Set(ids)),
    toggle: (id: string) =>
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
  }
}

export type Selection = ReturnType<typeof useSelection>
