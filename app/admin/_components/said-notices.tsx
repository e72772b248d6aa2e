'use client'

import { useEffect, useRef } from 'react'
import { Notice } from '@/app/_components/notice'
import type { Said } from './use-step'

/** What was said after a step, a notice each. The keyboard goes on from there, since the button may be gone. */
export function SaidNotices({ said }: { said: readonly Said[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said.length > 0) box.current?.focus()
  }, [said])
  if (said.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} className="flex w-full flex-col gap-2 outline-none">
      {said.map(({ kind, text }) => (
        <Notice key={text} kind={kind}>
          {text}
        </Notice>
      ))}
    </div>
  )
}
