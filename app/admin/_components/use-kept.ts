'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'

/**
 * What is typed into a form and not sent yet: it survives a reload and a refusal, in this tab. `schema` says what may be
 * read back; `forget` when it was sent.
 */
export function useKept<T>(key: string, schema: z.ZodType<T>, initial: T) {
  const [typed, setTyped] = useState<T | null>(null)
  const latest = useRef<T | null>(null)

  useEffect(() => {
    if (latest.current) return
    const { data } = schema.safeParse(readStored(key))
    if (data === undefined) return
    latest.current = data
    setTyped(data)
  }, [key, schema])

  const keep = useCallback(
    (next: T | null) => {
      latest.current = next
      setTyped(next)
      try {
        if (next === null) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser may refuse storage; then it lives as long as the page.
      }
    },
    [key],
  )
  const change = useCallback(
    (changes: Partial<T>) => keep({ ...(latest.current ?? initial), ...changes }),
    [keep, initial],
  )
  const forget = useCallback(() => keep(null), [keep])
  return { value: typed ?? initial, isTouched: typed !== null, change, forget }
}

function readStored(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
