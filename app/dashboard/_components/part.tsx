import { type ReactNode, useId } from 'react'

/** A part of a program's panel, under its heading. */
export function Part(props: { title: string; children: ReactNode; isBare?: boolean }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="mb-2 text-xl">
        {props.title}
      </h3>
      {props.isBare ? (
        props.children
      ) : (
        <div className="rounded-2xl border border-border bg-surface p-4 sm:p-5">
          {props.children}
        </div>
      )}
    </section>
  )
}

/** What most people do not need at once, behind a line that says what it is. */
export function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-link before:mr-2 before:transition-transform before:content-['›'] [[open]>&]:before:rotate-90">
        {summary}
      </summary>
      <div className="pt-1 pb-2">{children}</div>
    </details>
  )
}
