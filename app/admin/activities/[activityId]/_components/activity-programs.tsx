'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Plus, Unlink } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { AccentMark } from '@/app/_programs/accent-mark'
import { useTRPC } from '@/app/_trpc/client'
import { INPUT } from '@/app/admin/_components/field'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { useStep } from '@/app/admin/_components/use-step'
import type { ActivityData } from './activity-data'

/** The programs an activity is part of, and whether it counts in each. */
export function ActivityPrograms({ activity }: { activity: ActivityData }) {
  const { id: activityId, programs: linked } = activity
  const t = useTranslations('activitiesAdmin.links')
  const id = useId()
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { take, isBusy, said } = useStep()
  const { data: programs } = useSuspenseQuery(api.programs.listAll.queryOptions())
  const link = useMutation(api.programs.link.mutationOptions({ networkMode: 'always' }))
  const unlink = useMutation(api.programs.unlink.mutationOptions({ networkMode: 'always' }))
  const require = useMutation(api.programs.setRequired.mutationOptions({ networkMode: 'always' }))
  const [wanted, setWanted] = useState('')
  const others = programs.filter((one) => !linked.some((program) => program.id === one.id))

  const add = () => {
    const program = others.find((one) => one.id === wanted)
    if (!program) return
    return take(async () => {
      await link.mutateAsync({ programId: program.id, activityIds: [activityId] })
      setWanted('')
      return [{ kind: 'done', text: t('linked', { program: program.name }) }]
    })
  }

  const setRequired = (program: ActivityData['programs'][number], isRequired: boolean) =>
    take(async () => {
      // Shown at once; whatever the answer is, it is read anew after it.
      queryClient.setQueryData(
        api.activities.get.queryKey({ activityId }),
        (before) =>
          before && {
            ...before,
            programs: before.programs.map((one) =>
              one.id === program.id ? { ...one, isRequired } : one,
            ),
          },
      )
      await require.mutateAsync({ programId: program.id, activityId, isRequired })
      const text = t(isRequired ? 'nowRequired' : 'nowOptional', { program: program.name })
      return [{ kind: 'done', text }]
    })

  return (
    <section id={useEarlyInput()} aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-2xl">
        {t('title')}
      </h2>
      {linked.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface empty:hidden">
        {linked.map((program) => {
          const { id: programId, name, isRequired } = program
          return (
            <li key={programId} className="flex flex-wrap items-center gap-x-4 px-4 py-2">
              <Link
                href={`/admin/programs/${programId}`}
                className="flex min-h-11 min-w-0 flex-1 items-center gap-2 font-semibold wrap-anywhere hover:underline"
              >
                <AccentMark accent={program.accent} />
                {name}
              </Link>
              <label className="flex min-h-11 cursor-pointer items-center gap-2 text-sm font-medium">
                <input
                  type="checkbox"
                  autoComplete="off"
                  checked={isRequired}
                  aria-disabled={isBusy}
                  aria-label={t('requiredIn', { program: name })}
                  onChange={(event) => {
                    void setRequired(program, event.target.checked)
                  }}
                  className="size-5 shrink-0 accent-accent"
                />
                {t(isRequired ? 'required' : 'optional')}
              </label>
              <button
                type="button"
                aria-label={t('unlink', { program: name })}
                aria-disabled={isBusy}
                onClick={() =>
                  take(async () => {
                    await unlink.mutateAsync({ programId, activityId })
                    return [{ kind: 'done', text: t('unlinked', { program: name }) }]
                  })
                }
                className="button button--ghost button--icon-only px-0"
              >
                <Unlink aria-hidden="true" className="size-5" />
              </button>
            </li>
          )
        })}
      </ul>
      <SaidNotices said={said} />
      {others.length > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 flex-1 sm:max-w-sm">
            <label htmlFor={`${id}-add`} className="label mb-1 block">
              {t('add')}
            </label>
            <select
              id={`${id}-add`}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
              className={INPUT}
            >
              <option value="">{t('choose')}</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          <button
            type="button"
            aria-disabled={isBusy || wanted === ''}
            onClick={add}
            className="button button--outline gap-2 aria-disabled:opacity-60"
          >
            <Plus aria-hidden="true" className="size-5" />
            {t('link')}
          </button>
        </div>
      )}
    </section>
  )
}
