'use client'

import { Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { Form } from '@/app/_components/form'
import type { RosterRow } from '@/app/_offline/roster'
import { useKeptText } from '@/app/admin/_components/use-kept-text'
import { countCharacters, normalise } from '@/domain/characters'
import { NOTE_MAX } from '@/domain/marks'
import { useStore } from '../_lib/use-roll-call'
import { CellHistory } from './cell-history'
import { RemoveWalkIn } from './remove-walk-in'

/** A person's goal, note, taking the mark back, and everything that was marked before. */
export function RowDetails(props: {
  row: RosterRow
  isClosed: boolean
  /** False where the device cannot know whether there is a note, which another would replace unseen. */
  isNoteKnown: boolean
  /** Something about this person is still on its way to the server. */
  isWaiting: boolean
  timeZone: string
}) {
  const { row, isClosed, isNoteKnown, timeZone } = props
  const store = useStore()
  const t = useTranslations('attendance')
  const noteId = useId()
  const [draft, setDraft] = useKeptText(`note:${store.activityId}:${row.userId}`)
  const [begunAt, setBegunAt] = useKeptText(`note-version:${store.activityId}:${row.userId}`)
  const typed = draft ?? row.note ?? ''
  const note = normalise(typed)
  const length = countCharacters(note)
  const isDisabled = isClosed || row.isSelf
  const takesNoNote = isDisabled || row.status === null || !isNoteKnown
  const isChanged = note !== (row.note ?? '')

  // A note that comes from another phone while this one is typed is not seen: the server has to ask.
  const type = (text: string) => {
    if (draft === null) setBegunAt(String(row.version))
    setDraft(text)
  }
  const forgetDraft = () => {
    setDraft(null)
    setBegunAt(null)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const seen = begunAt === null ? row.version : Number(begunAt)
    await store.setNote(row.userId, note === '' ? null : note, seen)
    forgetDraft()
  }
  const clear = async () => {
    await store.mark(row.userId, null)
    forgetDraft()
  }

  return (
    <div className="mt-3 mb-1 grid gap-4 border-t border-border pt-3 md:grid-cols-2">
      <Form onSubmit={save}>
        {row.goal && (
          <div className="mb-3">
            <p className="label">{t('goal')}</p>
            <p className="text-sm whitespace-pre-line wrap-anywhere text-muted">{row.goal}</p>
          </div>
        )}
        <label htmlFor={noteId} className="label">
          {t('note.label')}
        </label>
        <textarea
          id={noteId}
          value={typed}
          onChange={(event) => type(event.target.value)}
          disabled={takesNoNote}
          rows={3}
          aria-describedby={`${noteId}-help`}
          aria-invalid={length > NOTE_MAX}
          className="input mt-1 w-full px-3 py-2 disabled:opacity-60"
        />
        <p
          id={`${noteId}-help`}
          className={`text-sm tabular-nums ${length > NOTE_MAX ? 'font-semibold text-absent' : 'text-muted'}`}
        >
          {!isNoteKnown
            ? t('note.needsNetwork')
            : row.status === null
              ? t('note.needsMark')
              : t(length > NOTE_MAX ? 'note.tooLong' : 'note.count', { length, max: NOTE_MAX })}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <button
            type="submit"
            disabled={takesNoNote || !isChanged || length > NOTE_MAX}
            className="button button--secondary disabled:opacity-60"
          >
            {t('note.save')}
          </button>
          <button
            type="button"
            disabled={isDisabled || row.status === null}
            onClick={clear}
            className="button button--outline gap-2 disabled:opacity-60"
          >
            <Eraser aria-hidden="true" className="size-5" />
            {t(row.note ? 'clearWithNote' : 'clear')}
          </button>
        </div>
        {row.isWalkIn && row.status === null && !isDisabled && !props.isWaiting && (
          <div className="mt-3">
            <RemoveWalkIn userId={row.userId} />
          </div>
        )}
      </Form>
      <CellHistory userId={row.userId} version={row.version} timeZone={timeZone} />
    </div>
  )
}
