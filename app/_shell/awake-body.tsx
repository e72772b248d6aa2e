'use client'

import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { buttonAt, repeatEarlyTaps } from '@/app/_lib/early-taps'

/** The body of every page. What was tapped in it before its scripts were there is done as soon as they are. */
export function AwakeBody(props: { className: string; children: ReactNode }) {
  const [heard] = useState(() => new WeakSet<Element>())
  useEffect(() => repeatEarlyTaps(heard), [heard])
  const hear = ({ target }: MouseEvent) => {
    const button = buttonAt(target)
    if (button) heard.add(button)
  }
  return (
    <body className={props.className} onClickCapture={hear}>
      {props.children}
    </body>
  )
}
