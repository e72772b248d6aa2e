'use client'

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { SEARCH_MAX } from '@/domain/characters'
import { INPUT } from './field'

const PAUSE_MS = 300

/** Words to find in a list, sent after a pause or with Enter; Escape leaves the field. */
export function SearchField(props: {
  field?: RefObject<HTMLInputElement | null>
  label: string
  placeholder?: string
  search: string
  onChange: (search: string) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState(props.search)
  const [known, setKnown] = useState(props.search)
  const [sent, setSent] = useState(props.search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Changed from elsewhere: "back", or the filters taken away.
  if (known !== props.search) {
    setKnown(props.search)
    if (props.search !== sent) setTyped(props.search)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (search: string) => {
    clearTimeout(timer.current)
    setSent(search)
    props.onChange(search)
  }
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="label mb-1 block">
        {props.label}
      </label>
      <input
        ref={props.field}
        id={id}
        type="search"
        autoComplete="off"
        value={typed}
        maxLength={SEARCH_MAX}
        placeholder={props.placeholder}
        onChange={({ target }) => {
          setTyped(target.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => send(target.value), PAUSE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(typed)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className={INPUT}
      />
    </div>
  )
}
