'use client'

import { useEffect } from 'react'

const PAUSE_MS = 2000

/** Installs the service worker once the page is at rest; not in development, where it would hide changes. */
export function RegisterWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    const timer = setTimeout(() => {
      navigator.serviceWorker
        .register('/serwist/sw.js', { scope: '/', type: 'module', updateViaCache: 'none' })
        // The browser forbids it, or the network went: it is tried again at the next visit.
        .catch(() => undefined)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [])
  return null
}
