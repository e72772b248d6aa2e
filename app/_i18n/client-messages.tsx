import { type Messages, NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** What every page may need in the browser. */
const EVERYWHERE = ['common', 'nav', 'errors'] as const satisfies (keyof Messages)[]

/**
 * Hands the browser the messages of `areas` beside those every page has. A page whose client components speak of
 * something else wraps them in this; nested ones replace each other.
 */
export async function ClientMessages(props: {
  areas?: readonly (keyof Messages)[]
  children: ReactNode
}) {
  const messages = await getMessages()
  const wanted = [...EVERYWHERE, ...(props.areas ?? [])]
  return (
    <NextIntlClientProvider
      messages={Object.fromEntries(wanted.map((area) => [area, messages[area]]))}
    >
      {props.children}
    </NextIntlClientProvider>
  )
}
