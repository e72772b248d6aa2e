'use client'

import { CalendarDays, Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'

/** A private address to copy or to open with the calendar program of the device. */
export function FeedAddress({ address }: { address: string }) {
  const t = useTranslations('calendarFeed')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setOutcome('copied')
    } catch {
      // The browser does not let us: then by hand.
      field.current?.select()
      setOutcome('copyFailed')
    }
  }

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div>
        <label htmlFor={id} className="label">
          {t('address')}
        </label>
        <div className="mt-1 flex gap-2">
          <input
            ref={field}
            id={id}
            readOnly
            value={address}
            onFocus={({ target }) => target.select()}
            aria-describedby={`${id}-secret`}
            className="input min-w-0 flex-1 px-3 font-mono text-sm"
          />
          <button type="button" onClick={copy} className="button button--primary shrink-0 gap-2">
            {outcome === 'copied' ? (
              <Check aria-hidden="true" className="size-5" />
            ) : (
              <Copy aria-hidden="true" className="size-5" />
            )}
            {t('copy')}
          </button>
        </div>
        <p
          role="status"
          className={`text-sm font-semibold empty:hidden ${outcome === 'copied' ? 'text-present' : 'text-absent'}`}
        >
          {outcome && t(outcome)}
        </p>
        <p id={`${id}-secret`} className="mt-1 text-sm text-muted">
          {t('secret')}
        </p>
      </div>
      <a
        href={address.replace(/^https?:/, 'webcal:')}
        className="button button--outline gap-2 self-start"
      >
        <CalendarDays aria-hidden="true" className="size-5" />
        {t('open')}
      </a>
    </div>
  )
}
