import { ArrowLeft, Keyboard } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { PageHeader } from '@/app/_components/page-header'
import { StateLink } from './state-link'

/**
 * A queue beside what is open of it (`children`). On a phone the list, then what was opened from it, with the way back
 * to `listHref`.
 */
export function QueueScreen(props: {
  words: { title: string; lead: string; keys: string; back: string }
  /** Whether one was opened, rather than the first one shown where there is room. */
  isOpen: boolean
  listHref: string
  pane: RefObject<HTMLDivElement | null>
  actions?: ReactNode
  /** Above the filters, and below them. */
  notices?: ReactNode
  told: ReactNode
  filters: ReactNode
  list: ReactNode
  onHelp: () => void
  onBack: () => void
  children: ReactNode
}) {
  const { words, isOpen } = props
  const onPhone = isOpen ? 'max-lg:hidden' : ''
  return (
    <>
      <div className={isOpen ? 'max-lg:sr-only' : ''}>
        <PageHeader title={words.title} lead={words.lead}>
          <div className={`flex flex-wrap gap-3 ${isOpen ? 'max-lg:hidden' : 'max-lg:contents'}`}>
            {props.actions}
            <button
              type="button"
              onClick={props.onHelp}
              className="button button--outline gap-2 max-lg:hidden"
            >
              <Keyboard aria-hidden="true" className="size-5" />
              {words.keys}
            </button>
          </div>
        </PageHeader>
      </div>
      {props.notices}
      <div className={onPhone}>{props.filters}</div>
      {props.told}
      <div className="lg:grid lg:grid-cols-[18rem_minmax(0,1fr)] lg:items-start lg:gap-5">
        <div
          className={`lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto ${onPhone}`}
        >
          {props.list}
        </div>
        <div ref={props.pane} className={isOpen ? '' : 'max-lg:hidden'}>
          {isOpen && (
            <StateLink
              href={props.listHref}
              onGo={props.onBack}
              className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link lg:hidden"
            >
              <ArrowLeft aria-hidden="true" className="size-5" />
              {words.back}
            </StateLink>
          )}
          {props.children}
        </div>
      </div>
    </>
  )
}
