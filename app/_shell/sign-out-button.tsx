'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { authClient } from '@/app/_lib/auth-client'

/** Ends the session and loads the home page anew, so that nothing of the account stays on the screen. */
export function SignOutButton() {
  const t = useTranslations('nav')
  const [pending, setPending] = useState(false)

  const signOut = async () => {
    setPending(true)
    const { error } = await authClient.signOut()
    if (error) return setPending(false)
    location.assign('/')
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
