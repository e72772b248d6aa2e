'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { refusalOf } from '@/app/_trpc/refusal'
import { type ApplicationField, type DraftInput, submissionInput } from '@/domain/applications'
import { isStorable } from '@/domain/text'
import { seenAfterOwn } from '../_lib/own-write'
import { type ApplicationForm, problemsOf, seenOf } from '../_lib/steps'
import { useFormMemory } from './form-memory'

const EMPTY: ApplicationForm = {
  programId: null,
  goal: '',
  githubUsername: '',
  twitterUsername: '',
  name: '',
  username: '',
  bio: '',
}

/** The fields of `draft` that hold something else than when they were sent; null where none does. */
function stillUnsaved(draft: DraftInput, sent: DraftInput, seen: DraftInput['seen']) {
  const { seen: _, ...fields } = draft
  const left = Object.entries(fields).filter(([field, value]) => Reflect.get(sent, field) !== value)
  return left.length > 0 ? { ...Object.fromEntries(left), seen } : null
}

/** Writes; on top of the draft `sent` before, where this tab's own words are what it is refused for. */
async function onOwn<I extends { seen: DraftInput['seen'] }, O>(
  sent: DraftInput | null,
  input: I,
  write: (input: I) => Promise<O>,
): Promise<O> {
  try {
    return await write(input)
  } catch (error) {
    const seen = seenAfterOwn(sent, refusalOf(error))
    if (!seen) throw error
    return write({ ...input, seen })
  }
}

/**
 * The applicant's form as this device sees it: what the server holds with what was typed since on top. Writes go one after
 * the other and name the application as it was when one began to type, so that another device's text is never overwritten.
 */
export function useApplicationForm() {
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { data: mine } = useSuspenseQuery(api.applications.mine.queryOptions())
  const { unsaved, latest, remember, refusal, setRefusal, readSent, keepSent, queue } =
    useFormMemory()
  const saveDraft = useMutation(
    api.applications.saveDraft.mutationOptions({ networkMode: 'always' }),
  )
  const submission = useMutation(api.applications.submit.mutationOptions({ networkMode: 'always' }))

  const { seen: _, ...typed } = unsaved ?? { seen: null }
  const form: ApplicationForm = { ...(mine?.form ?? EMPTY), ...typed }
  const status = mine?.current?.status ?? 'draft'
  const reload = () => queryClient.refetchQueries(api.applications.mine.queryFilter())
  const seenNow = () => seenOf(queryClient.getQueryData(api.applications.mine.queryKey()))

  function change<F extends ApplicationField>(field: F, value: ApplicationForm[F]) {
    if (refusal && refusal.code !== 'CONFLICT') setRefusal(null)
    remember({ ...(latest.current ?? { seen: seenNow() }), [field]: value })
  }

  function inTurn(write: () => Promise<boolean>): Promise<boolean> {
    const turn = queue.current.then(async () => {
      try {
        return await write()
      } catch (error) {
        setRefusal(refusalOf(error))
        return false
      }
    })
    queue.current = turn
    return turn
  }

  /** Whether the server has everything that was typed. What it could not store is told at its field. */
  const save = () =>
    inTurn(async () => {
      const draft = latest.current
      // One that was sent changes as a whole, when it is sent again: staff never read half an edit.
      if (!draft || status === 'submitted') return true
      if (Object.values(draft).some((value) => typeof value === 'string' && !isStorable(value)))
        return false
      const before = readSent()
      keepSent(draft)
      const { applicationId, version } = await onOwn(before, draft, saveDraft.mutateAsync)
      keepSent(null)
      const seen = { applicationId, version }
      // At once: should the page go before it is read anew, this tab's own text would be another device's to it.
      if (latest.current) remember({ ...latest.current, seen })
      setRefusal(null)
      queryClient.setQueryData(api.applications.mine.queryKey(), (before) =>
        before?.current
          ? { ...before, current: { ...before.current, version } }
          : (before ?? undefined),
      )
      await reload()
      if (latest.current) remember(stillUnsaved(latest.current, draft, seen))
      return true
    })

  /** Whether the application was sent. */
  const send = () =>
    inTurn(async () => {
      const seen = latest.current ? latest.current.seen : seenNow()
      const { data } = submissionInput.safeParse({ ...form, seen })
      if (!data) return false
      await onOwn(readSent(), data, submission.mutateAsync)
      keepSent(null)
      setRefusal(null)
      remember(null)
      await reload()
      return true
    })

  /** Of two texts, the one typed here; it replaces the other device's. */
  const keepMine = () => {
    const { applicationId, version } = refusal?.details ?? {}
    if (latest.current && typeof applicationId === 'string' && typeof version === 'number')
      remember({ ...latest.current, seen: { applicationId, version } })
    setRefusal(null)
    return reload()
  }
  const takeTheirs = () => {
    remember(null)
    setRefusal(null)
    return reload()
  }

  return {
    mine,
    form,
    status,
    problems: problemsOf(form),
    isUnsaved: unsaved !== null,
    isSaving: saveDraft.isPending,
    isSending: submission.isPending,
    refusal,
    change,
    save,
    send,
    keepMine,
    takeTheirs,
  }
}

export type FormHandle = ReturnType<typeof useApplicationForm>
