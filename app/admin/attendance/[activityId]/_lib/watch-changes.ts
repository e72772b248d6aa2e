import { deviceOwner } from '@/app/_offline/owner'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import type { RouterOutputs } from '@/app/_trpc/client'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'

/** With the way there and back and the drawing, within five seconds. */
const EVERY_MS = 3000

/** Whoever wants to know of changes, and what they know already. */
interface Watcher {
  owner: string
  activityId: string
  getState: () => {
    roster: { cursor: number; rosterKey: string }
    isWhole: boolean
    lost: RefusalCode | null
  }
  takeChanges: (changes: RouterOutputs['attendance']['changes']) => void
  refresh: () => Promise<void>
  lostTouch: (why: RefusalCode) => void
}

/**
 * Asks every three seconds what others changed, as long as the page is seen, and at once when it is seen again or
 * the network is back. A roster that is not whole is asked for first. For an account that has left
 * this device nothing is asked, and its roll call is told so. Gives the way to stop.
 */
export function watchChanges(store: Watcher): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isStopped = false

  const ask = async () => {
    if (isAsking || isStopped || document.visibilityState === 'hidden') return
    if (deviceOwner() !== store.owner) return store.lostTouch('UNAUTHENTICATED')
    clearTimeout(timer)
    isAsking = true
    try {
      if (!store.getState().isWhole) return await store.refresh()
      const { cursor, rosterKey } = store.getState().roster
      const { activityId } = store
      const changes = await rollCallApi.attendance.changes.query({
        activityId,
        after: cursor,
        rosterKey,
      })
      if (isStopped) return
      store.takeChanges(changes)
      if (changes.rosterChanged) await store.refresh()
    } catch (error) {
      store.lostTouch(refusalCode(error))
    } finally {
      isAsking = false
      if (!isStopped) timer = setTimeout(ask, EVERY_MS)
    }
  }

  const askNow = () => void ask()
  const lose = () => store.lostTouch('OFFLINE')
  timer = setTimeout(ask, store.getState().isWhole ? EVERY_MS : 0)
  addEventListener('online', askNow)
  addEventListener('focus', askNow)
  addEventListener('offline', lose)
  // Another tab has signed out, or somebody else in.
  addEventListener('storage', askNow)
  document.addEventListener('visibilitychange', askNow)
  return () => {
    isStopped = true
    clearTimeout(timer)
    removeEventListener('online', askNow)
    removeEventListener('focus', askNow)
    removeEventListener('offline', lose)
    removeEventListener('storage', askNow)
    document.removeEventListener('visibilitychange', askNow)
  }
}
