'use client'

import type { Route } from 'next'
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

/** A line that moves under the header while the page behind a slow link is on its way. */
function Pending() {
  const { pending } = useLinkStatus()
  return (
    pending && (
      <span
        aria-hidden="true"
        className="fixed inset-x-0 top-0 z-50 h-1 origin-left scale-x-75 bg-accent transition-transform delay-100 duration-[4s] starting:scale-x-0"
      />
    )
  )
}

/** A link that knows whether it leads to where one is (`aria-current`). */
export function NavLink<Href extends string>(props: {
  href: Route<Href>
  className: string
  children: ReactNode
}) {
  const pathname = usePathname()
  const inside = pathname === props.href || pathname.startsWith(`${props.href}/`)
  return (
    <Link href={props.href} aria-current={inside ? 'page' : undefined} className={props.className}>
      {props.children}
      <Pending />
    </Link>
  )
}

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
