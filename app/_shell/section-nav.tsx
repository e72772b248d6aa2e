'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

/** A row of links that scrolls where it is too wide, and shows the one that leads to where one is. */
export function SectionNav(props: { label: string; className: string; children: ReactNode }) {
  const row = useRef<HTMLElement>(null)
  const pathname = usePathname()
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (!row.current || !current || !pathname) return
    // Not scrollIntoView, which would move the page as well.
    row.current.scrollLeft =
      current.offsetLeft -
      row.current.offsetLeft -
      (row.current.clientWidth - current.clientWidth) / 2
  }, [pathname])
  return (
    <nav ref={row} aria-label={props.label} className={props.className}>
      {props.children}
    </nav>
  )
}
