'use client'

import type { ReactNode } from 'react'
import { Dialog } from './dialog'

/** Says what each key of a screen does, in the order given. */
export function KeysDialog(props: {
  title: string
  keys: readonly { key: string; does: string }[]
  note?: ReactNode
  closeLabel: string
  onClose: () => void
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
        {props.keys.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-flex min-w-9 justify-center rounded-lg border border-field-border bg-surface-secondary px-2 py-0.5 font-sans font-semibold">
                {key}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      {props.note && <p className="mt-4 text-muted">{props.note}</p>}
      <button type="button" onClick={props.onClose} className="button button--outline mt-5">
        {props.closeLabel}
      </button>
    </Dialog>
  )
}
