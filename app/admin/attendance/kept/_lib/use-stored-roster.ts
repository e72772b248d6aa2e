'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { deviceOwner } from '@/app/_offline/owner'
import { rollCallAt } from '@/app/_offline/roll-call-path'
import type { StoredRoster } from '@/app/_offline/roster'
import { readRoster } from '@/app/_offline/stored-roster'

/** What lies on the device for the roll call at `path`; `stored` is null where there is none. */
interface Found {
  path: string
  stored: StoredRoster | null
}

let found: Found | undefined
let isLooking = false
const listeners = new Set<() => void>()

async function look() {
  if (isLooking) return
  isLooking = true
  const path = location.pathname
  const activityId = rollCallAt(path)
  const owner = deviceOwner()
  const stored =
    activityId === null || owner === null
      ? undefined
      : await readRoster(owner, activityId).catch(() => undefined)
  found = { path, stored: stored ?? null }
  isLooking = false
  for (const listener of listeners) listener()
}

// As soon as this file is there: a slow phone has read the roster by the time the page is awake.
if (typeof location !== 'undefined') queueMicrotask(() => void look())

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const atThisAddress = () => (found?.path === location.pathname ? found.stored : undefined)

/** The roster the address asks for, out of the device; undefined while it is being looked for, null without one. */
export function useStoredRoster(): StoredRoster | null | undefined {
  const stored = useSyncExternalStore(subscribe, atThisAddress, () => undefined)
  useEffect(() => {
    if (!found) void look()
    // Whoever comes back is shown what lies here by then.
    return () => {
      found = undefined
    }
  }, [])
  return stored
}
