import type { ReactNode } from 'react'
import { Mark } from './brand'

/** What a list says when it has nothing to show, and what to do about it. */
export function EmptyState(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-2xl border border-dashed border-field-border p-6 sm:flex-row sm:items-center">
      <Mark className="size-12 shrink-0 opacity-80" />
      <div className="flex-1">
        <p className="font-display text-xl font-semibold">{props.title}</p>
        <p className="text-muted">{props.text}</p>
      </div>
      {props.children}
    </div>
  )
}
