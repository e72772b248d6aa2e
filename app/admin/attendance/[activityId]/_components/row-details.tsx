'use client'

import { Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Form } from '@/app/_components/form'
import { NOTE_MAX } from '@/domain/attendance'
import { countCharacters, normalise } from '@/domain/text'
import { CellHistory } from './cell-history'
import type { RowProps } from './row-props'

/** A person's note, taking the mark back, and everything that was marked before. */
export function RowDetails({ activityId, timeZone, row, isClosed, send }: RowProps) {
  const t = useTranslations('attendance')
  const noteId = useId()
  const [typed, setTyped] = useState(row.note ?? '')
  const note = normalise(typed)
  const length = countCharacters(note)
  const isDisabled = isClosed || row.isSelf
  const isChanged = note !== (row.note ?? '')

  const save = (event: FormEvent) => {
    event.preventDefault()
    send([{ userId: row.userId, note: note === '' ? null : note }])
  }
  const clear = async () => {
    if (await send([{ userId: row.userId, status: null, note: null }])) setTyped('')
  }

  return (
    <div className="mt-3 mb-1 grid gap-4 border-t border-border pt-3 md:grid-cols-2">
      <Form onSubmit={save}>
        <label htmlFor={noteId} className="label">
          {t('note.label')}
        </label>
        <textarea
          id={noteId}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          disabled={isDisabled || row.status === null}
          rows={3}
          aria-describedby={`${noteId}-help`}
          aria-invalid={length > NOTE_MAX}
          className="input mt-1 w-full px-3 py-2 disabled:opacity-60"
        />
        <p
          id={`${noteId}-help`}
          className={`text-sm tabular-nums ${length > NOTE_MAX ? 'font-semibold text-absent' : 'text-muted'}`}
        >
          {row.status === null
            ? t('note.needsMark')
            : t(length > NOTE_MAX ? 'note.tooLong' : 'note.count', { length, max: NOTE_MAX })}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <button
            type="submit"
            disabled={isDisabled || row.status === null || !isChanged || length > NOTE_MAX}
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
      </Form>
      <CellHistory activityId={activityId} userId={row.userId} timeZone={timeZone} />
    </div>
  )
}
