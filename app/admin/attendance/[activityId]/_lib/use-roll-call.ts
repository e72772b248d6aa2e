'use client'

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { keepPage } from '@/app/_offline/keep-page'
import { forgetKeptPage } from '@/app/_offline/kept-page'
import { setDeviceOwner } from '@/app/_offline/owner'
import type { Roster } from '@/app/_offline/roster'
import { forgetOld, forgetRoster } from '@/app/_offline/stored-roster'
import type { RefusalCode } from '@/app/_trpc/refusal-code'
import { RollCallStore } from './roll-call-store'

const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] as const

const PASSING = ['OFFLINE', 'UNKNOWN', 'TOO_MANY_REQUESTS'] as const

/** Whether it passes by itself, as one that is asked again a moment later. */
export const passes = (lost: RefusalCode): lost is (typeof PASSING)[number] =>
  PASSING.some((one) => one === lost)

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
  const { isWhole, lost } = state
  const { owner, activityId } = store

  // The next visit begins with what lies here.
  useEffect(() => {
    if (isWhole) keepPage(owner).catch(() => undefined)
  }, [owner, isWhole])

  const refusal = isWhole ? undefined : REFUSALS.find((one) => one === lost)
  // Marks that wait here are seen and settled here.
  const { isRead } = state.outbox
  const isSettled = state.operations.size === 0
  useEffect(() => {
    if (refusal && isRead)
      letServerSpeak(owner, activityId, refusal, isSettled).catch(() => undefined)
  }, [owner, activityId, refusal, isRead, isSettled])
  return { store, state }
}

/**
 * The roster came out of the device, and the server does not give it: from now on its own page says why. It is shown at
 * once where nothing waits here.
 */
async function letServerSpeak(
  owner: string,
  activityId: string,
  refusal: (typeof REFUSALS)[number],
  isSettled: boolean,
) {
  const wasKept = await forgetKeptPage()
  if (!isSettled) return
  const isSignedOut = refusal === 'UNAUTHENTICATED'
  if (!isSignedOut) await forgetRoster(owner, activityId)
  if (wasKept || !isSignedOut) location.reload()
}

const StoreContext = createContext<RollCallStore | null>(null)
export const RollCallContext = StoreContext.Provider

/** The roll call around a component. */
export function useStore(): RollCallStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('There is no roll call around this.')
  return store
}
