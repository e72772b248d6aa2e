'use client'

import { useRef, useState } from 'react'
import type { Decision, SeenHold } from '@/domain/applications'
import { useOpenApplication, useReadOpen } from './use-application'
import { type Decisions, type Seen, useDecisions, type Verdict } from './use-decisions'
import { useFilters } from './use-filters'
import { usePreloaded, useQueue } from './use-queue'

/** The queue, the application that is open, and what one does with it by hand and by key. */
export function useReview() {
  const { filters, change } = useFilters()
  const queue = useQueue(filters)
  const decisions: Decisions = useDecisions()
  const pane = useRef<HTMLDivElement>(null)
  const [wording, setWording] = useState<{ id: string; decision: 'changes' | 'reject' } | null>(
    null,
  )
  const [hasMoved, setHasMoved] = useState(false)

  const ids = queue.rows.map(({ id }) => id)
  const currentId = filters.open ?? ids[0] ?? null
  const { data } = useOpenApplication(currentId)
  const readOpen = useReadOpen()
  const at = currentId === null ? -1 : ids.indexOf(currentId)
  usePreloaded([ids[at + 1], at > 0 ? ids[at - 1] : undefined])

  const open = (id: string | null, how: 'push' | 'replace' = 'replace') => {
    setHasMoved(true)
    setWording(null)
    change({ open: id }, how)
  }
  const move = (by: 1 | -1) => {
    const id = filters.open || isVisible(pane.current) ? ids[at + by] : ids[0]
    if (id) open(id)
  }
  /** To the one after it; to the one before it from the last. */
  const goOn = (id: string) => {
    const index = ids.indexOf(id)
    open(ids[index + 1] ?? ids[index - 1] ?? null)
  }

  const give = async (seen: Seen, verdict: Verdict): Promise<boolean> => {
    const outcome = await decisions.give(seen, verdict)
    if (outcome === 'given' || outcome === 'settled') goOn(seen.id)
    return outcome === 'given'
  }
  const undo = async (hold: SeenHold, name: string) => {
    if (
      await decisions.undo(
        { applicationId: hold.applicationId, holdId: hold.holdId, holdVersion: hold.holdVersion },
        name,
      )
    )
      open(hold.applicationId)
  }
  const undoLast = () => {
    const hold = data?.hold
    const last = decisions.told?.undo
    if (data && hold && !hold.voidedAt)
      void undo({ ...hold, applicationId: data.id }, data.person.name)
    else if (last) void undo(last.hold, last.name)
  }
  const decide = (decision: Decision) => {
    // Nobody decides on what they do not see.
    if (currentId === null || !isVisible(pane.current)) return
    const data = readOpen(currentId)
    if (data?.status !== 'submitted' || (data.hold && !data.hold.voidedAt)) return
    if (decision === 'changes' || decision === 'reject') setWording({ id: data.id, decision })
    else void give({ id: data.id, version: data.version, name: data.person.name }, { decision })
  }

  return {
    filters,
    change,
    queue,
    decisions,
    pane,
    currentId,
    position: at,
    hasMoved,
    wording: wording?.id === currentId ? wording.decision : null,
    stopWording: () => setWording(null),
    open,
    move,
    give,
    undo,
    undoLast,
    decide,
  }
}

const isVisible = (element: HTMLElement | null) => Boolean(element?.getClientRects().length)
