import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A link that looks like a button of the kit. */
export function ButtonLink<Href extends string>(props: {
  href: Route<Href>
  variant?: 'primary' | 'secondary' | 'outline' | 'ghost'
  /** For screen readers, where the words alone do not say what it leads to. */
  label?: string
  children: ReactNode
}) {
  return (
    <Link
      href={props.href}
      aria-label={props.label}
      className={`button button--${props.variant ?? 'primary'}`}
    >
      {props.children}
    </Link>
  )
}
