'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Lock, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { useTRPC } from '@/app/_trpc/client'
import { type Refusal, refusalOf } from '@/app/_trpc/refusal'
import { NOTES_MAX } from '@/domain/applications'
import { countCharacters, isStorable, normalise } from '@/domain/text'
import { useKeptText } from '../../_components/use-kept-text'

/** What staff tell each other. Saved when asked to; what is typed and not saved stays, whatever happens. */
export function InternalNotes(props: { applicationId: string; notes: string | null }) {
  const { applicationId } = props
  const t = useTranslations('review.notes')
  const errors = useTranslations('errors')
  const api = useTRPC()
  const queryClient = useQueryClient()
  const id = useId()
  const [kept, keep] = useKeptText(`${applicationId}:notes`)
  // The notes these are written over, where they are other ones than when the page was read.
  const [overwritten, setOverwritten] = useState<string | null>()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const save = useMutation(api.applications.setNotes.mutationOptions({ networkMode: 'always' }))

  const before = overwritten === undefined ? props.notes : overwritten
  const typed = kept ?? props.notes ?? ''
  const notes = normalise(typed)
  const length = countCharacters(notes)
  const isTooLong = length > NOTES_MAX
  const isChanged = notes !== (before ?? '')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    setRefusal(null)
    try {
      const { internalNotes } = await save.mutateAsync({
        applicationId,
        notes: notes || null,
        before,
      })
      const key = api.applications.get.queryKey({ applicationId })
      queryClient.setQueryData(key, (old) => old && { ...old, internalNotes })
      setOverwritten(undefined)
      if (normalise(typed) === notes) keep(null)
    } catch (error) {
      const refused = refusalOf(error)
      const { notes: theirs } = refused.details
      if (refused.code === 'CONFLICT' && typeof theirs === 'string') setOverwritten(theirs || null)
      setRefusal(refused)
    }
  }

  return (
    <Form onSubmit={submit} className="rounded-2xl bg-surface-secondary p-4">
      <label htmlFor={id} className="label flex items-center gap-2">
        <Lock aria-hidden="true" className="size-4" />
        {t('label')}
      </label>
      <textarea
        id={id}
        value={typed}
        onChange={(event) => keep(event.target.value)}
        rows={3}
        aria-describedby={`${id}-help`}
        aria-invalid={isTooLong}
        className="input mt-2 w-full px-3 py-2"
      />
      <p
        id={`${id}-help`}
        className={`text-sm tabular-nums ${isTooLong ? 'font-semibold text-absent' : 'text-muted'}`}
      >
        {isStorable(typed)
          ? t(isTooLong ? 'tooLong' : 'help', { length, max: NOTES_MAX })
          : t('unstorable')}
      </p>
      {refusal && (
        <div className="mt-2">
          <Notice kind="problem">{wordOf(refusal)}</Notice>
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <button
          type="submit"
          disabled={!isChanged || isTooLong || !isStorable(typed)}
          className="button button--outline disabled:opacity-60"
        >
          {save.isPending ? t('saving') : t('save')}
        </button>
        <p role="status" className="flex items-center gap-1.5 text-sm font-medium text-muted">
          {isChanged && kept !== null && (
            <>
              <PencilLine aria-hidden="true" className="size-4" />
              {t('unsaved')}
            </>
          )}
          {!isChanged && save.isSuccess && (
            <>
              <CircleCheck aria-hidden="true" className="size-4" />
              {t('saved')}
            </>
          )}
        </p>
      </div>
    </Form>
  )

  function wordOf({ code, details }: Refusal) {
    const { notes: theirs } = details
    if (code === 'CONFLICT' && typeof theirs === 'string')
      return theirs ? t('conflict', { notes: theirs }) : t('conflictEmpty')
    return code === 'OFFLINE' ? t('offline') : errors(code)
  }
}
