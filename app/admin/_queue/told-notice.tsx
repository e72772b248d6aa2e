import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice } from '@/app/_components/notice'

/** What came of the last answer, a line each. */
export interface Told {
  kind: 'done' | 'problem'
  lines: string[]
}

/** What came of the last answer, above whatever is read now; `children` is what else one can do about it. */
export function ToldNotice(props: {
  told: Told
  closeLabel: string
  onClose: () => void
  children?: ReactNode
}) {
  return (
    <div className="sticky top-2 z-20 mb-4">
      <Notice kind={props.told.kind}>
        {props.told.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="flex flex-wrap gap-x-6">
          {props.children}
          <button
            type="button"
            onClick={props.onClose}
            className="inline-flex min-h-11 items-center gap-1.5 underline underline-offset-4"
          >
            <X aria-hidden="true" className="size-4" />
            {props.closeLabel}
          </button>
        </p>
      </Notice>
    </div>
  )
}
