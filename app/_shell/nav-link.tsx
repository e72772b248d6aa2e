'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

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
    </Link>
  )
}
