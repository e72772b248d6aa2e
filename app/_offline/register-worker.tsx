'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

const PAUSE_MS = 2000
const ATTENDANCE = '/admin/attendance'

/**
 * Attendance works without a network, from the first visit there on: installs the service worker once the page is at
 * rest. Not in development, where it would hide changes. Stands in the frame of all pages, whose script it shares: one
 * of its own is one more to wait for on a slow network.
 */
export function RegisterWorker() {
  const isAttendance = usePathname()?.startsWith(ATTENDANCE)
  useEffect(() => {
    if (!isAttendance) return
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    const timer = setTimeout(() => {
      navigator.serviceWorker
        .register('/serwist/sw.js', { scope: '/', type: 'module', updateViaCache: 'none' })
        // The browser forbids it, or the network went: it is tried again at the next visit.
        .catch(() => undefined)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isAttendance])
  return null
}
