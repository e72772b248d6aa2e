'use client'

import { useEffect } from 'react'

/** Once a visit: lets the server renew the session, cookie and row together, before it ends. */
export function KeepSignedIn() {
  useEffect(() => {
    fetch('/api/auth/get-session').catch(() => undefined)
  }, [])
  return null
}
