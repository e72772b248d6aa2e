import { StateLink } from './state-link'

/** What a queue can show, each with how many there are. */
export function ViewLinks<View extends string>(props: {
  label: string
  views: readonly { view: View; text: string; count: number | undefined; href: string }[]
  current: View
  onGo: (view: View) => void
}) {
  return (
    <nav aria-label={props.label}>
      <ul className="flex flex-wrap gap-1.5">
        {props.views.map(({ view, text, count, href }) => (
          <li key={view}>
            <StateLink
              href={href}
              isCurrent={view === props.current}
              onGo={() => props.onGo(view)}
              className="flex min-h-11 items-center gap-2 rounded-full border border-border px-3.5 font-semibold text-muted hover:text-foreground aria-[current=true]:border-transparent aria-[current=true]:bg-maize-soft aria-[current=true]:text-foreground"
            >
              {text}
              {count !== undefined && <span className="tabular-nums">{count}</span>}
            </StateLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
