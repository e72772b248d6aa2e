'use client'

import { useSyncExternalStore } from 'react'
import { SORTS, type Sort } from './order-rows'

const KEY = 'roll-call-preferences'

/** How somebody likes their roll call, on this device. */
export interface Preferences {
  sort: Sort
  isGrouped: boolean
  look: 'list' | 'tiles'
  vibrates: boolean
  sounds: boolean
}

const DEFAULTS: Preferences = {
  sort: 'name',
  isGrouped: false,
  look: 'list',
  vibrates: true,
  sounds: false,
}

let current: Preferences | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function read(): Preferences {
  current ??= kept()
  return current
}

function kept(): Preferences {
  try {
    const found: Partial<Preferences> = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return {
      sort: SORTS.find((sort) => sort === found.sort) ?? DEFAULTS.sort,
      isGrouped: found.isGrouped === true,
      look: found.look === 'tiles' ? 'tiles' : 'list',
      vibrates: found.vibrates !== false,
      sounds: found.sounds === true,
    }
  } catch {
    return DEFAULTS
  }
}

export function setPreferences(change: Partial<Preferences>) {
  current = { ...read(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Storage is blocked: the choice holds for this visit.
  }
  for (const listener of listeners) listener()
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore(subscribe, read, () => DEFAULTS)

/** What a mark feels and sounds like, as far as wanted. */
export function giveFeedback() {
  const { vibrates, sounds } = read()
  if (vibrates && 'vibrate' in navigator) navigator.vibrate(10)
  if (!sounds) return
  import('./click-sound').then(
    ({ clickSound }) => clickSound(),
    () => undefined,
  )
}
