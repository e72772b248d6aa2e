'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ButtonLink } from '@/app/_components/button-link'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { useTRPC } from '@/app/_trpc/client'
import { useStep } from '@/app/admin/_components/use-step'
import { LinkActivity } from './link-activity'
import { OrderedActivities } from './ordered-activities'
import type { ProgramActivity, ProgramData } from './program-data'

/** What a program consists of, in its order. */
export function ProgramActivities(props: { program: ProgramData; canManage: boolean; now: Date }) {
  const { program, canManage } = props
  const { id: programId } = program
  const t = useTranslations('programsAdmin.order')
  const api = useTRPC()
  const queryClient = useQueryClient()
  const earlyInput = useEarlyInput()
  const { take, isBusy, said } = useStep()
  const dated = useQuery(api.activities.list.queryOptions({ programId }))
  const reorder = useMutation(api.programs.reorder.mutationOptions({ networkMode: 'always' }))
  const require = useMutation(api.programs.setRequired.mutationOptions({ networkMode: 'always' }))
  const unlink = useMutation(api.programs.unlink.mutationOptions({ networkMode: 'always' }))
  // What was put into another order is shown there at once, and back again where that is refused.
  const [wanted, setWanted] = useState<readonly string[] | null>(null)
  const places = new Map((wanted ?? []).map((id, place) => [id, place]))
  const last = places.size
  const activities = wanted
    ? [...program.activities].sort(
        (a, b) => (places.get(a.id) ?? last) - (places.get(b.id) ?? last),
      )
    : program.activities
  const conflicts = new Map(dated.data?.activities.map((one) => [one.id, one.conflicts]))

  const order = async (activityIds: string[]) => {
    setWanted(activityIds)
    const isDone = await take(async () => {
      await reorder.mutateAsync({ programId, activityIds })
      return [{ kind: 'done', text: t('ordered') }]
    })
    if (!isDone) setWanted(null)
  }
  const setRequired = ({ id: activityId, title }: ProgramActivity, isRequired: boolean) =>
    take(async () => {
      // Shown at once; whatever the answer is, it is read anew after it.
      queryClient.setQueryData(
        api.programs.get.queryKey({ programId }),
        (before) =>
          before && {
            ...before,
            activities: before.activities.map((one) =>
              one.id === activityId ? { ...one, isRequired } : one,
            ),
          },
      )
      await require.mutateAsync({ programId, activityId, isRequired })
      return [{ kind: 'done', text: t(isRequired ? 'nowRequired' : 'nowOptional', { title }) }]
    })
  const takeOut = ({ id: activityId, title }: ProgramActivity) =>
    take(async () => {
      await unlink.mutateAsync({ programId, activityId })
      return [{ kind: 'done', text: t('unlinked', { title }) }]
    })

  const make = (kind: 'session' | 'series' | 'deliverable') =>
    `/admin/activities/new?kind=${kind}&program=${programId}` as Route
  return (
    <section aria-labelledby="activities" className="flex flex-col gap-4">
      <div>
        <h2 id="activities" className="text-2xl">
          {t('title')}
        </h2>
        {canManage && activities.length > 1 && <p className="text-muted">{t('help')}</p>}
      </div>
      {canManage && (
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={make('series')} variant="secondary">
            <Plus aria-hidden="true" className="size-5" />
            {t('newSeries')}
          </ButtonLink>
          <ButtonLink href={make('session')} variant="outline">
            {t('newSession')}
          </ButtonLink>
          <ButtonLink href={make('deliverable')} variant="outline">
            {t('newDeliverable')}
          </ButtonLink>
          <LinkActivity programId={programId} linked={program.activities} />
        </div>
      )}
      {activities.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <div id={earlyInput}>
          <OrderedActivities
            activities={activities}
            conflicts={conflicts}
            canManage={canManage}
            isBusy={isBusy}
            now={props.now}
            onOrder={order}
            onRequire={setRequired}
            onUnlink={takeOut}
          />
        </div>
      )}
      {/* In sight wherever one is in the list, and without taking the focus out of it. */}
      <div className="sticky bottom-3 z-10 flex flex-col gap-2 empty:hidden">
        {said.map(({ kind, text }) => (
          <Notice key={text} kind={kind}>
            {text}
          </Notice>
        ))}
      </div>
    </section>
  )
}
