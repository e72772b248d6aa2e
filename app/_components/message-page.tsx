import type { ReactNode } from 'react'
import { Mark } from './brand'

/** A whole page that says one thing, such as an error, and offers a way on. */
export function MessagePage(props: { title: string; text: ReactNode; children?: ReactNode }) {
  return (
    <section className="mx-auto flex max-w-xl flex-col items-start gap-4 py-10 sm:py-16">
      <Mark className="size-16" />
      <h1 className="text-3xl sm:text-4xl">{props.title}</h1>
      <div className="text-lg text-muted">{props.text}</div>
      {props.children && <div className="mt-2 flex flex-wrap gap-3">{props.children}</div>}
    </section>
  )
}
