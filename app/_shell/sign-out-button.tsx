'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { countUnsent, forgetDevice } from '@/app/_offline/forget-device'

/**
 * Ends the session, deletes what the device holds of people, and loads the home page anew, so that nothing of the
 * account stays. Asks first when marks of attendance wait here that would be lost.
 */
export function SignOutButton() {
  const t = useTranslations('nav')
  const [pending, setPending] = useState(false)
  const [unsent, setUnsent] = useState(0)

  const signOut = async () => {
    setPending(true)
    // Without the library's client, which would weigh on every page.
    const response = await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => undefined)
    if (!response?.ok) return setPending(false)
    await forgetDevice()
    location.assign('/')
  }

  const ask = async () => {
    const waiting = await countUnsent()
    if (waiting > 0) setUnsent(waiting)
    else await signOut()
  }

  if (unsent > 0)
    return (
      <div role="alert" className="rounded-xl bg-absent-soft p-3 text-absent">
        <p className="font-medium">{t('unsent', { count: unsent })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" onClick={() => setUnsent(0)} className="button button--primary">
            {t('stay')}
          </button>
          <button
            type="button"
            onClick={signOut}
            disabled={pending}
            className="button button--outline h-auto whitespace-normal"
          >
            {t(pending ? 'signingOut' : 'signOutAnyway')}
          </button>
        </div>
      </div>
    )
  return (
    <button
      type="button"
      onClick={ask}
      disabled={pending}
      className="flex min-h-11 w-full items-center gap-3 rounded-lg px-3 font-semibold hover:bg-default"
    >
      <LogOut aria-hidden="true" className="size-5 text-muted" />
      {pending ? t('signingOut') : t('signOut')}
    </button>
  )
}
