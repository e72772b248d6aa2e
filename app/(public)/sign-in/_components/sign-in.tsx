'use client'

import { useEffect, useRef, useState } from 'react'
import { forgetKeptPage } from '@/app/_offline/kept-page'
import { CodeForm } from './code-form'
import { EmailForm } from './email-form'

/** The two steps of signing in by e-mail. `next` is a checked path of this site. */
export function SignIn({ next }: { next: string }) {
  const [sentTo, setSentTo] = useState<string>()
  const address = useRef('')
  // Whoever signs in may be somebody else than the one before.
  useEffect(() => {
    forgetKeptPage().catch(() => undefined)
  }, [])

  if (sentTo)
    return (
      <CodeForm
        email={sentTo}
        onChangeAddress={() => setSentTo(undefined)}
        onSignedIn={() => location.assign(next)}
      />
    )
  return (
    <EmailForm
      initial={address.current}
      onSent={(email) => {
        address.current = email
        setSentTo(email)
      }}
    />
  )
}
