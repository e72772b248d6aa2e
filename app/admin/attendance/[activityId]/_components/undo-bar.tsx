'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Undo } from '../_lib/undo-stack'

/** For ten seconds after a mark or the close: what was done, and one tap to take it back. */
export function UndoBar({ undo, onUndo }: { undo: Undo | null; onUndo: () => void }) {
  const t = useTranslations()
  const [first] = undo?.cells ?? []
  const words =
    undo &&
    first &&
    (undo.kind === 'close'
      ? t('rollCall.undo.close', {
          count: undo.cells.length,
          people: String(undo.cells.length),
        })
      : t('rollCall.undo.mark', {
          name: first.name,
          mark: t(`attendance.marks.${first.after ?? 'unmarked'}`),
        }))
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-30 flex justify-center p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      {words && (
        <div className="pointer-events-auto flex max-w-full items-center gap-3 rounded-2xl bg-foreground py-1.5 pr-1.5 pl-4 text-background shadow-overlay">
          <p className="min-w-0 font-medium wrap-anywhere">{words}</p>
          <button
            type="button"
            onClick={onUndo}
            className="flex min-h-11 shrink-0 items-center gap-2 rounded-xl px-3 font-semibold underline underline-offset-4"
          >
            <Undo2 aria-hidden="true" className="size-5" />
            {t('rollCall.undo.undo')}
          </button>
        </div>
      )}
    </div>
  )
}
