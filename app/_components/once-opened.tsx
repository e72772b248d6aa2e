'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

/**
 * What is in the popover around it, drawn from the first opening on: hardly a visit needs it, and a slow phone would
 * draw it before the page that is wanted.
 */
export function OnceOpened({ children }: { children: ReactNode }) {
  const [isOpened, setOpened] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const popover = place.current?.closest<HTMLElement>('[popover]')
    if (!popover) return
    const draw = () => setOpened(true)
    // It opens before the scripts are there, too.
    if (popover.matches(':popover-open')) return draw()
    popover.addEventListener('beforetoggle', draw, { once: true })
    return () => popover.removeEventListener('beforetoggle', draw)
  }, [])
  return isOpened ? children : <span ref={place} hidden />
}
