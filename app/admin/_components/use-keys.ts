'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'

const OWN_KEYS =
  'input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable=true],[popover]'
// A browser without popovers passes over their selector inside of `:is`; alone it would throw.
const IN_FRONT = ':is(dialog[open],:popover-open)'

/**
 * Calls the handler of a pressed key, but while somebody types in a field, or a dialog or a menu is open. A handler
 * that gives false leaves the key to the browser. Of the keys that are held only the arrows act again.
 */
export function useKeys(handlers: Readonly<Record<string, (event: KeyboardEvent) => unknown>>) {
  const latest = useRef(handlers)
  // With what is on the screen: a key must not meet the handlers of what was there before.
  useLayoutEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    let taken: string | null = null
    const press = (event: KeyboardEvent) => {
      const { key } = event
      if (event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const isOurs = !isForOthers(event.target) && Object.hasOwn(latest.current, key)
      const handle = isOurs ? latest.current[key] : undefined
      if (event.repeat && !key.startsWith('Arrow')) {
        if (handle || key === taken) event.preventDefault()
        return
      }
      taken = null
      if (!handle || handle(event) === false) return
      // Otherwise the letter would be the first one typed in the field the key leads to.
      event.preventDefault()
      taken = key
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

const isForOthers = (target: EventTarget | null) =>
  (target instanceof Element && target.closest(OWN_KEYS) !== null) ||
  document.querySelector(IN_FRONT) !== null
