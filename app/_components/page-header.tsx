import type { ReactNode } from 'react'

/** The heading of a page, what it is for, and what can be done with the whole of it. */
export function PageHeader(props: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 sm:mb-8">
      <div className="max-w-2xl flex-1 basis-72">
        <h1 className="text-3xl sm:text-4xl">{props.title}</h1>
        {props.lead && <p className="mt-2 text-lg text-muted">{props.lead}</p>}
      </div>
      {props.children}
    </header>
  )
}
