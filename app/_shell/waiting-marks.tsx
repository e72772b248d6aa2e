'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { Suspense, useEffect, useState } from 'react'
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

/** On every page: the marks of this account that wait on this device, while it goes on sending them. */
export function WaitingMarks() {
  const pathname = usePathname()
  const [owner, setOwner] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits is looked for anew on each page.
  useEffect(() => {
    const current = deviceOwner()
    setOwner(current !== null && hasWaiting(current) ? current : null)
  }, [pathname])
  return (
    <Suspense fallback={null}>
      {owner !== null && <WaitingList key={owner} owner={owner} pathname={pathname ?? ''} />}
    </Suspense>
  )
}
