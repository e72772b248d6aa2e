'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

const ID = 'header-menu'

/** The menu at the end of the header: a native popover, closed by Escape, by a tap outside and by going elsewhere. */
export function HeaderMenu(props: { label: string; face: ReactNode; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  const pathname = usePathname()

  // Not on the first page: the menu opens before the scripts are there.
  const shownOn = useRef(pathname)
  useEffect(() => {
    if (shownOn.current === pathname) return
    shownOn.current = pathname
    panel.current?.hidePopover()
  }, [pathname])

  return (
    <>
      <button
        type="button"
        popoverTarget={ID}
        aria-label={props.label}
        className="flex h-11 min-w-11 items-center justify-center gap-2 rounded-xl px-1.5 hover:bg-default"
      >
        {props.face}
      </button>
      <div
        ref={panel}
        id={ID}
        popover="auto"
        className="inset-auto top-17 right-[max(1rem,calc((100vw-72rem)/2+1.5rem))] m-0 w-76 max-w-[calc(100vw-2rem)] rounded-2xl bg-overlay p-3 text-foreground shadow-overlay"
      >
        {props.children}
      </div>
    </>
  )
}
