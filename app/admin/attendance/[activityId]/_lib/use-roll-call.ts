'use client'

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { setDeviceOwner } from '@/app/_offline/owner'
import type { Roster } from '@/app/_offline/roster'
import { forgetOld } from '@/app/_offline/stored-roster'
import { RollCallStore } from './roll-call-store'

/** The roll call of one session on this device, kept running as long as the component is there. */
export function useRollCall(props: {
  owner: string
  activityId: string
  roster: Roster
  isLive: boolean
}) {
  const [store] = useState(
    () => new RollCallStore(props.owner, props.activityId, props.roster, props.isLive),
  )
  useEffect(() => {
    setDeviceOwner(store.owner)
    forgetOld(store.owner, new Date()).catch(() => undefined)
    return store.start()
  }, [store])
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState)
  return { store, state }
}

const StoreContext = createContext<RollCallStore | null>(null)
export const RollCallContext = StoreContext.Provider

/** The roll call around a component. */
export function useStore(): RollCallStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('There is no roll call around this.')
  return store
}
