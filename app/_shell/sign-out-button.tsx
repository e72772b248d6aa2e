'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

/** Ends the session and loads the home page anew, so that nothing of the account stays on the screen. */
export function SignOutButton() {
  const t = useTranslations('nav')
  const [pending, setPending] = useState(false)

  const signOut = async () => {
    setPending(true)
    // Without the library's client, which would weigh on every page.
    const response = await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => undefined)
    if (response?.ok) location.assign('/')
    else setPending(false)
  }

  return (
    <button
      type="button"
      onClick={signOut}
      disabled={pending}
      className="flex min-h-11 w-full items-center gap-3 rounded-lg px-3 font-semibold hover:bg-default"
    >
      <LogOut aria-hidden="true" className="size-5 text-muted" />
      {pending ? t('signingOut') : t('signOut')}
    </button>
  )
}
