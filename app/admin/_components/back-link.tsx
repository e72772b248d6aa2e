import { ArrowLeft } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The way up, above a heading. */
export function BackLink<Href extends string>(props: { href: Route<Href>; children: ReactNode }) {
  return (
    <Link
      href={props.href}
      className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link"
    >
      <ArrowLeft aria-hidden="true" className="size-5 shrink-0" />
      {props.children}
    </Link>
  )
}
