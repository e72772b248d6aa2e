'use client'

import { useRef, useState } from 'react'

type How = 'push' | 'replace'

/**
 * Which one of a queue is read: the one the address names (`openId`), else the first of `ids` that was not just done
 * with. Its answer may be on its way into words (`wording`), which ends with opening another.
 */
export function useOpen<Answer>(props: {
  ids: readonly string[]
  openId: string | null
  onOpen: (id: string | null, how: How) => void
}) {
  const { ids, openId } = props
  const pane = useRef<HTMLDivElement>(null)
  const [hasMoved, setHasMoved] = useState(false)
  const [worded, setWorded] = useState<{ id: string; answer: Answer } | null>(null)

  // The list may be of before they were answered: it is read anew after each.
  const [done, setDone] = useState<readonly string[]>([])

  const isLeft = (id: string) => !done.includes(id)
  const currentId = openId ?? ids.find(isLeft) ?? null
  const at = currentId === null ? -1 : ids.indexOf(currentId)
  const isInSight = () => Boolean(pane.current?.getClientRects().length)

  const open = (id: string | null, how: How = 'replace') => {
    setHasMoved(true)
    setWorded(null)
    setDone((all) => all.filter((one) => one !== id))
    props.onOpen(id, how)
  }
  const move = (by: 1 | -1) => {
    const id = openId || isInSight() ? ids[at + by] : ids[0]
    if (id) open(id)
  }
  /** Done with it: to the next one left after it, else to the nearest before it. */
  const goOn = (id: string) => {
    const index = ids.indexOf(id)
    open(ids.slice(index + 1).find(isLeft) ?? ids.slice(0, index).findLast(isLeft) ?? null)
    setDone([...done.filter((one) => ids.includes(one)), id])
  }

  return {
    pane,
    currentId,
    next: ids[at + 1],
    previous: at > 0 ? ids[at - 1] : undefined,
    /** Opened by whoever reads here, so that the keyboard goes on from its heading. */
    takesFocus: hasMoved && openId === currentId,
    isInSight,
    open,
    move,
    goOn,
    wording: worded?.id === currentId ? worded.answer : null,
    word: (id: string, answer: Answer) => setWorded({ id, answer }),
    stopWording: () => setWorded(null),
  }
}
