import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The end of a form: sends it, says that something is not sent yet, and lets one take it back. */
export function SaveBar(props: {
  label: string
  isBusy: boolean
  isTouched: boolean
  onDiscard: () => void
  children?: ReactNode
}) {
  const t = useTranslations('adminForms')
  return (
    <div
      data-save-bar
      className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-3 border-t border-border bg-background/95 px-4 py-3 sm:mx-0 sm:px-0"
    >
      {props.children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button
          type="submit"
          aria-disabled={props.isBusy}
          className="button button--primary aria-disabled:opacity-60"
        >
          {props.isBusy ? t('saving') : props.label}
        </button>
        {props.isTouched && (
          <>
            <button type="button" onClick={props.onDiscard} className="button button--ghost">
              {t('discard')}
            </button>
            <p className="sr-only text-sm text-muted sm:not-sr-only">{t('kept')}</p>
          </>
        )}
      </div>
    </div>
  )
}
