'use client'

import { Check, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import type { RouterOutputs } from '@/app/_trpc/client'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { Dialog } from '@/app/admin/_components/dialog'
import { useKeptText } from '@/app/admin/_components/use-kept-text'
import { type AddWalkInInput, addWalkInInput } from '@/domain/walk-ins'
import { useStore } from '../_lib/use-roll-call'

type Found = RouterOutputs['attendance']['findPeople'][number]
const PAUSE_MS = 250

/** Adds somebody who came without an enrollment: found by name or e-mail, or new with both. */
export function WalkInDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const store = useStore()
  const { activityId } = store
  const id = useId()
  const [typed, setTyped] = useKeptText(`walk-in:${activityId}`)
  const query = (typed ?? '').trim()
  const [email, setEmail] = useKeptText(`walk-in-email:${activityId}`)
  const [found, setFound] = useState<{ query: string; people: readonly Found[] }>()
  const [problem, setProblem] = useState<RefusalCode>()
  const [added, setAdded] = useState<{ name: string; isNew: boolean }>()
  const isBusy = useRef(false)

  useEffect(() => {
    if (query === '') return setFound(undefined)
    let isStale = false
    const timer = setTimeout(() => {
      rollCallApi.attendance.findPeople.query({ activityId, query }).then(
        (people) => {
          if (!isStale) setFound({ query, people })
        },
        (error: unknown) => {
          if (!isStale) setProblem(refusalCode(error))
        },
      )
    }, PAUSE_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [activityId, query])

  const add = async (input: AddWalkInInput) => {
    if (isBusy.current) return
    isBusy.current = true
    setProblem(undefined)
    setAdded(undefined)
    try {
      const { row, isNew } = await rollCallApi.attendance.addWalkIn.mutate(input)
      store.takeRow(row)
      setAdded({ name: row.name, isNew })
      setTyped(null)
      setEmail(null)
    } catch (error) {
      setProblem(refusalCode(error))
    }
    isBusy.current = false
  }
  // A typed address is the address of somebody new; a typed name is their name.
  const isAddress = query.includes('@')
  const other = (email ?? '').trim()
  const [name, address] = isAddress ? [other, query] : [query, other]
  const addNew = () => {
    const input = addWalkInInput.safeParse({ activityId, name, email: address })
    if (input.success) void add(input.data)
    else setProblem('INVALID_INPUT')
  }

  return (
    <Dialog title={t('rollCall.walkIn.title')} onClose={onClose}>
      <label htmlFor={`${id}-query`} className="label">
        {t('rollCall.walkIn.query')}
      </label>
      <input
        id={`${id}-query`}
        value={typed ?? ''}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        className="input mt-1 w-full px-3"
      />
      <div className="mt-3 space-y-3">
        {added && (
          <Notice kind="done">
            {t(added.isNew ? 'rollCall.walkIn.invited' : 'rollCall.walkIn.added', {
              name: added.name,
            })}
          </Notice>
        )}
        {problem && (
          <Notice kind="problem">
            {problem === 'OFFLINE'
              ? t('rollCall.needsNetwork')
              : problem === 'INVALID_INPUT'
                ? t('rollCall.walkIn.incomplete')
                : t(`errors.${problem}`)}
          </Notice>
        )}
        <ul className="divide-y divide-border">
          {found?.people.map((person) => (
            <li key={person.userId}>
              <button
                type="button"
                disabled={person.isOnRoster}
                onClick={() => void add({ activityId, userId: person.userId })}
                className="flex min-h-14 w-full items-center gap-3 rounded-lg px-2 text-left hover:bg-default disabled:hover:bg-transparent"
              >
                {person.isOnRoster ? (
                  <Check aria-hidden="true" className="size-5 shrink-0 text-present" />
                ) : (
                  <UserPlus aria-hidden="true" className="size-5 shrink-0 text-muted" />
                )}
                <span className="min-w-0">
                  <span className="block font-semibold wrap-anywhere">{person.name}</span>
                  <span className="block text-sm wrap-anywhere text-muted">
                    {person.isOnRoster ? t('rollCall.walkIn.onRoster') : person.email}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found && query !== '' && (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              addNew()
            }}
            className="rounded-xl bg-surface-secondary p-4"
          >
            <p className="font-medium wrap-anywhere">{t('rollCall.walkIn.new', { query })}</p>
            <label htmlFor={`${id}-other`} className="label mt-2">
              {t(isAddress ? 'rollCall.walkIn.name' : 'rollCall.walkIn.email')}
            </label>
            <input
              id={`${id}-other`}
              type={isAddress ? 'text' : 'email'}
              value={email ?? ''}
              onChange={(event) => setEmail(event.target.value)}
              autoComplete="off"
              className="input mt-1 w-full px-3"
            />
            <button type="submit" className="button button--secondary mt-3 gap-2">
              <UserPlus aria-hidden="true" className="size-5" />
              {t('rollCall.walkIn.addNew')}
            </button>
          </form>
        )}
      </div>
      <button type="button" onClick={onClose} className="button button--outline mt-5">
        {t('rollCall.keys.done')}
      </button>
    </Dialog>
  )
}
