'use client'

import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => undefined
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A time by the reader's own clock, in brackets; nothing where it shows the same. `words` holds `{time}`. */
export function YourTime(props: { at: Date; timeZone: string; words: string }) {
  const locale = useLocale()
  // Only the browser knows; the server's page says nothing.
  const own = useSyncExternalStore(never, ownZone, () => null)
  if (own === null) return null
  const shown = (timeZone: string, dateStyle?: 'short') =>
    new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone }).format(props.at)
  if (shown(own, 'short') === shown(props.timeZone, 'short')) return null
  return <span> ({props.words.replace('{time}', shown(own))})</span>
}
