import type { ReactNode } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { StateLink } from './state-link'

/** The list of a queue, of `QueueItem`s. */
export function QueueItems(props: { label: string; children: ReactNode }) {
  return (
    <ul
      id={useEarlyInput()}
      aria-label={props.label}
      className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface"
    >
      {props.children}
    </ul>
  )
}

/** One of a queue, to open; `before` stands beside the link. */
export function QueueItem(props: {
  href: string
  isCurrent: boolean
  before?: ReactNode
  onOpen: () => void
  children: ReactNode
}) {
  const { isCurrent, before } = props
  return (
    <li
      className={`flex items-start ${isCurrent ? 'lg:bg-maize-soft lg:inset-shadow-[3px_0_0_0_var(--kernel-gold)]' : ''}`}
    >
      {before}
      <StateLink
        href={props.href}
        isCurrent={isCurrent}
        onGo={props.onOpen}
        className={`flex min-w-0 flex-1 items-start gap-3 py-2.5 pr-4 -outline-offset-2! ${before ? '' : 'pl-4'}`}
      >
        {props.children}
      </StateLink>
    </li>
  )
}
