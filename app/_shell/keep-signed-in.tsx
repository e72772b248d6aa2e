'use client'

import { useEffect } from 'react'
import { setDeviceOwner } from '@/app/_offline/owner'

/**
 * Once a visit: lets the server renew the session, cookie and row together, before it ends. And says on this device
 * whose it is, so that marks another account left here are neither shown nor sent.
 */
export function KeepSignedIn({ personId }: { personId: string }) {
  useEffect(() => setDeviceOwner(personId), [personId])
  useEffect(() => {
    fetch('/api/auth/get-session').catch(() => undefined)
  }, [])
  return null
}
