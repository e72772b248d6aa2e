'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

/** A modal of the browser's own: it keeps the focus inside, Escape closes it, and focus returns where it was. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      className="m-auto max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-2xl bg-overlay p-5 text-foreground shadow-overlay backdrop:bg-(--backdrop) sm:p-6"
    >
      <h2 id={titleId} className="mb-3 text-2xl">
        {props.title}
      </h2>
      {props.children}
    </dialog>
  )
}
