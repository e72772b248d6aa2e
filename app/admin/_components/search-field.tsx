'use client'

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { SEARCH_MAX } from '@/domain/characters'
import { meetAddress, sendWords, wordsOf } from '../_lib/typed-words'
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
  const [words, setWords] = useState(() => wordsOf(props.search))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (words.known !== props.search) setWords(meetAddress(words, props.search))
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (search: string) => {
    clearTimeout(timer.current)
    setWords((before) => sendWords(before, search))
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
        value={words.typed}
        maxLength={SEARCH_MAX}
        placeholder={props.placeholder}
        onChange={({ target }) => {
          setWords((before) => ({ ...before, typed: target.value }))
          clearTimeout(timer.current)
          timer.current = setTimeout(() => send(target.value), PAUSE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(words.typed)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className={INPUT}
      />
    </div>
  )
}
