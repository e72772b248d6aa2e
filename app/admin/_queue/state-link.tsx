import type { ReactNode } from 'react'

/** A link to another state of this page: changed in place, unless it is to open in another tab or window. */
export function StateLink(props: {
  href: string
  isCurrent?: boolean
  className: string
  onGo: () => void
  children: ReactNode
}) {
  return (
    <a
      href={props.href}
      aria-current={props.isCurrent ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        props.onGo()
      }}
      className={props.className}
    >
      {props.children}
    </a>
  )
}
