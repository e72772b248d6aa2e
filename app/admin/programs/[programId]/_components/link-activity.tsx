'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Dialog } from '@/app/admin/_components/dialog'
import { Field, INPUT } from '@/app/admin/_components/field'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { Tick } from '@/app/admin/_components/tick'
import { useStep } from '@/app/admin/_components/use-step'
import { ActivityWhen } from '@/app/admin/activities/_components/activity-when'
import { ACTIVITIES_MAX } from '@/domain/activity-forms'

const SHOWN = 50

interface Props {
  programId: string
  linked: readonly { id: string }[]
}

/** Takes activities that exist already into the program, required in it. */
export function LinkActivity(props: Props) {
  const t = useTranslations('programsAdmin.link')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="button button--outline gap-2"
      >
        <Link2 aria-hidden="true" className="size-5" />
        {t('open')}
      </button>
      {isOpen && (
        <Dialog title={t('title')} onClose={() => setIsOpen(false)}>
          <Choice {...props} onClose={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function Choice({ programId, linked, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('programsAdmin.link')
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const link = useMutation(api.programs.link.mutationOptions({ networkMode: 'always' }))
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const words = useDeferredValue(search).slice(0, 100)
  const found = useQuery(
    api.activities.list.queryOptions(
      { search: words, statuses: ['draft', 'scheduled', 'done'] },
      { placeholderData: (before) => before },
    ),
  )
  const taken = new Set(linked.map(({ id }) => id))
  const others = (found.data?.activities ?? []).filter(({ id }) => !taken.has(id)).reverse()

  const answer = async () => {
    if (chosen.length === 0) return
    const isDone = await take(async () => {
      const { linked: count } = await link.mutateAsync({ programId, activityIds: [...chosen] })
      return [{ kind: 'done', text: t('done', { count }) }]
    })
    if (isDone) onClose()
  }

  return (
    <form
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        void answer()
      }}
      className="flex flex-col gap-3"
    >
      <Field label={t('search')} help={t('help')}>
        {(input) => (
          <input
            {...input}
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
      <SaidNotices said={said} />
      <ul className="max-h-[40dvh] divide-y divide-border overflow-y-auto rounded-xl border border-border px-3 empty:hidden">
        {others.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <Tick
              label={one.title}
              help={
                <>
                  <ActivityWhen activity={one} />
                  {one.programs.length > 0 &&
                    ` · ${one.programs.map(({ name }) => name).join(', ')}`}
                </>
              }
              isChecked={chosen.includes(one.id)}
              isDisabled={chosen.length >= ACTIVITIES_MAX && !chosen.includes(one.id)}
              onChange={(isChosen) =>
                setChosen((now) =>
                  isChosen ? [...now, one.id] : now.filter((id) => id !== one.id),
                )
              }
            />
          </li>
        ))}
      </ul>
      {found.isSuccess && others.length === 0 && <p className="text-muted">{t('none')}</p>}
      {others.length > SHOWN && <p className="text-sm text-muted">{t('more')}</p>}
      <div className="flex flex-wrap gap-2">
        <button
          type="submit"
          aria-disabled={isBusy || chosen.length === 0}
          className="button button--primary aria-disabled:opacity-60"
        >
          {t('yes', { count: chosen.length })}
        </button>
        <button type="button" onClick={onClose} className="button button--outline">
          {t('no')}
        </button>
      </div>
    </form>
  )
}
