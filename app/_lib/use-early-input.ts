import { useId, useLayoutEffect, useState } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isTick = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

const nowIn = (field: Field) => (isTick(field) ? field.checked : field.value)

/** What the server sent for `field`. */
function sentIn(field: Field) {
  if (isTick(field)) return field.defaultChecked
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue
  const options = [...field.options]
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? ''
}

/** The fields within the element `id` that hold something else than the server sent. */
function changedFields(id: string): Map<Field, string | boolean> {
  if (typeof document === 'undefined') return new Map()
  const fields =
    document.getElementById(id)?.querySelectorAll<Field>('input, textarea, select') ?? []
  const changed = [...fields].filter((field) => nowIn(field) !== sentIn(field))
  return new Map(changed.map((field) => [field, nowIn(field)]))
}

/** Enters `value` once more, as news to React, which takes an event for news only where the value differs from the last it saw. */
function enter(field: Field, value: string | boolean) {
  if (isTick(field)) {
    // Of a group of radios the one that was left follows by itself.
    if (field.type === 'radio' && value === false) return
    field.checked = !value
    field.click()
    return
  }
  // Its value names the file and takes nothing but "".
  if (field.type === 'file') {
    field.dispatchEvent(new Event('change', { bubbles: true }))
    return
  }
  field.value = String(sentIn(field))
  // Past the setter React put on the field itself.
  Reflect.set(Object.getPrototypeOf(field), 'value', value, field)
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}

/**
 * Keeps what was typed, chosen or ticked while the scripts of the page were still on their way: its fields get it once
 * more as soon as they listen. Gives the id for the element around the fields. A browser that fills in fields by
 * itself after "back" is not told from a person; `autoComplete="off"` stops it where that would write something.
 */
export function useEarlyInput(): string {
  const id = useId()
  // Read before React takes the fields over: it puts what the server sent back into a textarea.
  const [early] = useState(() => changedFields(id))
  useLayoutEffect(() => {
    for (const [field, value] of changedFields(id)) early.set(field, value)
    // Not while React is at work.
    queueMicrotask(() => {
      for (const [field, value] of early) enter(field, value)
      early.clear()
    })
  }, [id, early])
  return id
}
