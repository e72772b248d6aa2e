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
  /** The draft that was sent and is not answered; it outlives the page. */
  readSent: () => DraftInput | null
  keepSent: (draft: DraftInput | null) => void
  /** The last write on its way; the next waits for it. */
  queue: RefObject<Promise<unknown>>
}

const MemoryContext = createContext<Memory | null>(null)

function keepDraft(key: string, draft: DraftInput | null) {
  if (draft) sessionStorage.setItem(key, JSON.stringify(draft))
  else sessionStorage.removeItem(key)
}

const readDraft = (key: string): DraftInput | null =>
  draftInput.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null')).data ?? null

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
      keepDraft(key, next)
    },
    [key],
  )

  useEffect(() => {
    const data = readDraft(key)
    // Something may have been typed already before the page's scripts were there.
    if (data) remember({ ...data, ...latest.current, seen: data.seen })
  }, [key, remember])

  const memory = useMemo(
    () => ({
      unsaved,
      latest,
      remember,
      refusal,
      setRefusal,
      readSent: () => readDraft(`${key}-sent`),
      keepSent: (draft: DraftInput | null) => keepDraft(`${key}-sent`, draft),
      queue,
    }),
    [unsaved, remember, refusal, key],
  )
  return <MemoryContext value={memory}>{children}</MemoryContext>
}

export function useFormMemory(): Memory {
  const memory = use(MemoryContext)
  if (!memory) throw new Error('The form stands outside its layout.')
  return memory
}
