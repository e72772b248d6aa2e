import type { ReactNode } from 'react'
import { RegisterWorker } from '@/app/_offline/register-worker'

/** Attendance works without a network, from the first visit on. Guards nothing: every page asks by itself. */
export default function AttendanceLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <RegisterWorker />
      {children}
    </>
  )
}
