'use client'

import { useSyncExternalStore } from 'react'
import { LOCALE_COOKIE } from '@/domain/locale'
import { Mark } from './_components/brand'
import { readTheme, THEME_COOKIE } from './_lib/theme'
import { CURRENT_SHEET, styleAddress } from './_styles/style-address'

// Where nothing can be loaded any more, the messages cannot either.
const WORDS = {
  es: {
    title: 'Algo salió mal',
    text: 'No es tu culpa. Intenta de nuevo en un momento.',
    retry: 'Intentar de nuevo',
  },
  en: {
    title: 'Something went wrong',
    text: 'It is not your fault. Try again in a moment.',
    retry: 'Try again',
  },
}

const cookie = (name: string) => new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1]
const never = () => () => undefined

/** The last resort, when the layout itself fails: all that is known is what the browser knows. */
export default function GlobalFailure() {
  const language = useSyncExternalStore(
    never,
    () => ((cookie(LOCALE_COOKIE) ?? navigator.language).startsWith('en') ? 'en' : 'es'),
    () => 'es' as const,
  )
  const theme = useSyncExternalStore(
    never,
    () => readTheme(cookie(THEME_COOKIE)),
    () => 'system' as const,
  )
  const words = WORDS[language]
  return (
    <html lang={language} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <link rel="stylesheet" href={styleAddress(CURRENT_SHEET)} precedence="default" />
        <title>Cosecha</title>
        <main className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-16 sm:py-24">
          <Mark className="size-16" />
          <h1 className="text-3xl sm:text-4xl">{words.title}</h1>
          <p className="text-lg text-muted">{words.text}</p>
          <button
            type="button"
            onClick={() => location.reload()}
            className="button button--primary mt-2"
          >
            {words.retry}
          </button>
        </main>
      </body>
    </html>
  )
}
