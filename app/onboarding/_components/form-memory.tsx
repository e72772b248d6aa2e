'use client'

import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Refusal } from '@/app/_trpc/refusal'
import { type DraftInput, draftInput } from '@/domain/applications'

interface Memory {
  /** What was typed and is not on the server yet, with the application it was typed into. */
  unsaved: DraftInput | null
  /** The same, without waiting for a render. */
  latest: RefObject<DraftInput | null>
  remember: (next: DraftInput | null) => void
  refusal: Refusal | null
  setRefusal: (refusal: Refusal | null) => void
  /** The last write on its way; the next waits for it. */
  queue: RefObject<Promise<unknown>>
}

const MemoryContext = createContext<Memory | null>(null)

/**
 * Keeps what is typed while one walks between the steps, and in the tab's own storage, so that neither a reload nor a
 * lost connection takes it away.
 */
export function FormMemory({ personId, children }: { personId: string; children: ReactNode }) {
  const key = `application-${personId}`
  const [unsaved, setUnsaved] = useState<DraftInput | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const latest = useRef<DraftInput | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const remember = useCallback(
    (next: DraftInput | null) => {
      latest.current = next
      setUnsaved(next)
      if (next) sessionStorage.setItem(key, JSON.stringify(next))
      else sessionStorage.removeItem(key)
    },
    [key],
  )

  useEffect(() => {
    const kept = sessionStorage.getItem(key)
    if (!kept) return
    const { data } = draftInput.safeParse(JSON.parse(kept))
    // Something may have been typed already before the page's scripts were there.
    if (data) remember({ ...data, ...latest.current, seen: data.seen })
  }, [key, remember])

  const memory = useMemo(
    () => ({ unsaved, latest, remember, refusal, setRefusal, queue }),
    [unsaved, remember, refusal],
  )
  return <MemoryContext value={memory}>{children}</MemoryContext>
}

export function useFormMemory(): Memory {
  const memory = use(MemoryContext)
  if (!memory) throw new Error('The form stands outside its layout.')
  return memory
}
