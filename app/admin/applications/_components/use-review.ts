'use client'

import type { Decision, SeenHold } from '@/domain/applications'
import { useOpen } from '../../_queue/use-open'
import { useOpenApplication, useReadOpen } from './use-application'
import { type Decisions, type Seen, useDecisions, type Verdict } from './use-decisions'
import { useFilters } from './use-filters'
import { usePreloaded, useQueue } from './use-queue'

/** The queue, the application that is open, and what one does with it by hand and by key. */
export function useReview() {
  const { filters, change } = useFilters()
  const queue = useQueue(filters)
  const decisions: Decisions = useDecisions()
  const reading = useOpen<'changes' | 'reject'>({
    ids: queue.rows.map(({ id }) => id),
    openId: filters.open,
    onOpen: (id, how) => change({ open: id }, how),
  })
  const { currentId, open, goOn } = reading
  const { data } = useOpenApplication(currentId)
  const readOpen = useReadOpen()
  usePreloaded([reading.next, reading.previous])

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
    if (currentId === null || !reading.isInSight()) return
    const data = readOpen(currentId)
    if (data?.status !== 'submitted' || (data.hold && !data.hold.voidedAt)) return
    if (decision === 'changes' || decision === 'reject') reading.word(data.id, decision)
    else void give({ id: data.id, version: data.version, name: data.person.name }, { decision })
  }

  return {
    filters,
    change,
    queue,
    decisions,
    reading,
    give,
    undo,
    undoLast,
    decide,
  }
}
