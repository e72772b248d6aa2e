'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { Suspense, useSyncExternalStore } from 'react'
import { deviceOwner } from '@/app/_offline/owner'
import { hasWaiting } from '@/app/_offline/waiting-flag'

// Only where something waits: hardly any page needs what sends marks.
const WaitingList = dynamic(() =>
  import('./waiting-list').then(
    (file) => file.WaitingList,
    () => Nothing,
  ),
)
const Nothing = () => null
const never = () => () => {}

/** The account on this device, if marks of it wait here; null on the server. */
function waitingOwner(): string | null {
  const owner = deviceOwner()
  return owner !== null && hasWaiting(owner) ? owner : null
}

/** On every page: the marks of this account that wait on this device, while it goes on sending them. */
export function WaitingMarks() {
  // Looked for anew on each page, which draws this again.
  const pathname = usePathname()
  const owner = useSyncExternalStore(never, waitingOwner, () => null)
  return (
    <Suspense fallback={null}>
      {owner !== null && <WaitingList key={owner} owner={owner} pathname={pathname ?? ''} />}
    </Suspense>
  )
}
