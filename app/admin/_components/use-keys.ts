'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'

const TYPING = 'input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable=true]'

/**
 * Calls the handler of a pressed key, but while somebody types in a field, or a dialog is open. A handler that gives
 * false leaves the key to the browser.
 */
export function useKeys(handlers: Readonly<Record<string, (event: KeyboardEvent) => unknown>>) {
  const latest = useRef(handlers)
  // With what is on the screen: a key must not meet the handlers of what was there before.
  useLayoutEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof Element && target.closest(TYPING)) return
      if (document.querySelector('dialog[open]')) return
      const handle = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined
      if (!handle) return
      // Otherwise the letter would be the first one typed in the field the key leads to.
      if (handle(event) !== false) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
