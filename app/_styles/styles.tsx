'use client'

import { useServerInsertedHTML } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { sheet } from '@/app/_styles/sheet'
import { DAY } from '@/domain/durations'
import { SHEET_COOKIE, styleAddress } from './style-address'

const PAUSE_MS = 3000

/**
 * The styles of every page. A browser's first page brings them along: to ask for them would take a slow network as long
 * as the page itself. Once that page is at rest they are fetched as a file, for the next ones to name.
 */
export function Styles(props: { name: string; isKept: boolean; nonce: string | undefined }) {
  const { name, isKept, nonce } = props
  const isInserted = useRef(false)
  useServerInsertedHTML(() => {
    if (isInserted.current) return null
    isInserted.current = true
    if (isKept) return <link rel="stylesheet" href={styleAddress(name)} />
    return <style nonce={nonce}>{sheet}</style>
  })
  useEffect(() => {
    if (isKept) return
    const timer = setTimeout(() => keep(name).catch(() => undefined), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [name, isKept])
  return null
}

/** Where a browser has no such store of cookies, each page brings its styles along. */
async function keep(name: string) {
  const answer = await fetch(styleAddress(name))
  await answer.arrayBuffer()
  if (answer.ok)
    await cookieStore.set({
      name: SHEET_COOKIE,
      value: name,
      path: '/',
      sameSite: 'lax',
      expires: Date.now() + 365 * DAY,
    })
}
