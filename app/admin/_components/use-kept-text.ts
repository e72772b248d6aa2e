'use client'

import { useCallback, useSyncExternalStore } from 'react'

const PREFIX = 'review:'
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

// A browser may refuse storage; then the text lives as long as the page.
const memory = new Map<string, string>()

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key)
  } catch {
    return memory.get(key) ?? null
  }
}

function write(key: string, text: string | null) {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, text)
  } catch {
    if (text === null) memory.delete(key)
    else memory.set(key, text)
  }
  for (const listener of listeners) listener()
}

/**
 * Text that is typed and not sent yet: it survives moving to another application and a reload. Null = nothing typed;
 * setting null forgets it.
 */
export function useKeptText(key: string) {
  const typed = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  const keep = useCallback((text: string | null) => write(key, text), [key])
  return [typed, keep] as const
}
