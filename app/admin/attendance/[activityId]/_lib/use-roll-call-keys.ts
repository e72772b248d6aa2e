'use client'

import { type RefObject, useRef } from 'react'
import { useKeys } from '@/app/admin/_components/use-keys'
import type { AttendanceStatus } from '@/domain/marks'

const PRESSED_BY_ENTER = 'a,button,summary'

export interface KeyActions {
  people: readonly string[]
  list: RefObject<HTMLElement | null>
  /** Brings a person's row into the document, where only those in sight are. */
  reveal: (userId: string) => void
  mark: (userId: string, status: AttendanceStatus) => void
  openNote: (userId: string) => void
  undo: () => void
  search: () => void
  close: () => void
  help: () => void
}

/** The keyboard of the roll call: arrows from person to person, a letter for a mark. */
export function useRollCallKeys(actions: KeyActions) {
  const last = useRef<string | null>(null)

  const current = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-person]')
    last.current = row?.dataset.person ?? last.current
    // A search may have left them out since: nobody is marked unseen.
    return actions.people.find((userId) => userId === last.current)
  }
  const go = (step: 1 | -1) => {
    const { people } = actions
    const at = people.indexOf(current() ?? '')
    const next = people[at < 0 ? 0 : Math.min(people.length - 1, Math.max(0, at + step))]
    if (next === undefined) return
    last.current = next
    if (focusPerson(actions.list.current, next)) return
    actions.reveal(next)
    // The row is there after the list has been drawn anew; while the key is held another one may be next by then.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (last.current === next) focusPerson(actions.list.current, next)
      }),
    )
  }
  const onPerson = (act: (userId: string) => void) => () => {
    const userId = current() ?? actions.people[0]
    if (userId === undefined) return
    last.current = userId
    focusPerson(actions.list.current, userId)
    act(userId)
  }
  const mark = (status: AttendanceStatus) => onPerson((userId) => actions.mark(userId, status))

  const down = () => go(1)
  const up = () => go(-1)
  const enter = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest(PRESSED_BY_ENTER)) return false
    return actions.close()
  }
  const letters = {
    p: mark('present'),
    a: mark('absent'),
    e: mark('excused'),
    n: onPerson(actions.openNote),
    u: () => actions.undo(),
  }
  useKeys({
    ...letters,
    ...{ P: letters.p, A: letters.a, E: letters.e, N: letters.n, U: letters.u },
    ...{ ArrowDown: down, ArrowUp: up, Enter: enter },
    '/': () => actions.search(),
    '?': () => actions.help(),
  })
}

/** Moves the focus to a person's row; false where it is not in the document. */
function focusPerson(list: HTMLElement | null, userId: string): boolean {
  const row = list?.querySelector(`[data-person="${CSS.escape(userId)}"]`)
  if (!row) return false
  if (row.contains(document.activeElement)) return true
  const target =
    row.querySelector<HTMLElement>('input:checked:enabled') ??
    row.querySelector<HTMLElement>('input:enabled, button')
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
  return true
}
