'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { z } from 'zod'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { SaveBar } from '@/app/admin/_components/save-bar'
import { useFieldProblems } from '@/app/admin/_components/use-field-problems'
import { useKept } from '@/app/admin/_components/use-kept'
import { useStep } from '@/app/admin/_components/use-step'
import { changeTimes, OPEN_ACTIVITY_STATUSES } from '@/domain/activity-forms'
import { TextFields } from '../../_components/activity-fields'
import { ConflictNote } from '../../_components/conflict-note'
import { TimeFields } from '../../_components/time-fields'
import { useConflicts } from '../../_components/use-conflicts'
import { changesOf, differing, editDraft, editDraftOf } from '../../_lib/edit-draft'
import { type ActivityData, followers, type Scope } from './activity-data'
import { ScopeChoice } from './scope-choice'

// What is typed, what it was typed over, and which version that was.
const keptEdit = z.object({ draft: editDraft, seen: editDraft, version: z.number() })

/** The facts of an activity to change, for it alone or for those that follow too. Only what differs is sent. */
export function EditActivity({ activity, now }: { activity: ActivityData; now: Date }) {
  const { id: activityId, kind } = activity
  const t = useTranslations('activitiesAdmin')
  const id = useId()
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { take, isBusy, said } = useStep()
  const update = useMutation(api.activities.update.mutationOptions({ networkMode: 'always' }))
  const stored = editDraftOf(activity)
  const kept = useKept(`activity:${activityId}`, keptEdit, {
    draft: stored,
    seen: stored,
    version: activity.version,
  })
  const { draft, seen, version } = kept.value
  const [scope, setScope] = useState<Scope>('one')
  const [theirs, setTheirs] = useState<readonly (keyof typeof stored)[]>([])
  const box = useRef<HTMLDivElement>(null)
  const result = changesOf(draft, seen)
  const times = 'changes' in result ? changeTimes(activity, result.changes) : null
  const issues =
    'issues' in result
      ? result.issues
      : times && 'message' in times
        ? [{ code: 'custom' as const, path: [times.field], message: times.message }]
        : undefined
  const { problemOf, complain } = useFieldProblems(box, issues)
  const rest = followers(activity, now).length
  const conflicts = useConflicts(
    kind === 'session' && {
      startsLocal: draft.startsLocal.slice(0, 16),
      endsLocal: draft.endsLocal.slice(0, 16),
      timeZone: draft.timeZone,
      location: draft.location,
      programIds: activity.programs.map((program) => program.id),
      exceptActivityId: activityId,
    },
  )

  const change = (changes: Partial<typeof draft>) =>
    kept.change({ draft: { ...draft, ...changes } })
  const submit = async () => {
    if (issues || 'issues' in result) return complain()
    await take(async () => {
      const input = {
        activityId,
        version,
        scope: rest > 0 ? scope : 'one',
        changes: result.changes,
      }
      try {
        const { changed, mails } = await update.mutateAsync(input)
        await queryClient.refetchQueries(api.activities.get.queryFilter({ activityId }))
        kept.forget()
        setTheirs([])
        return [{ kind: 'done', text: t('saved', { changed, mails }) }]
      } catch (error) {
        if (refusalCode(error) !== 'CONFLICT') throw error
        const fresh = await queryClient.fetchQuery({
          ...api.activities.get.queryOptions({ activityId }),
          staleTime: 0,
        })
        const latest = editDraftOf(fresh)
        setTheirs(differing(latest, seen))
        // What was typed stays; saved again, it replaces what it is about and nothing else.
        const mine = Object.fromEntries(
          differing(draft, seen).map((field) => [field, draft[field]]),
        )
        kept.change({ draft: { ...latest, ...mine }, seen: latest, version: fresh.version })
        return [{ kind: 'problem', text: t('changedMeanwhile') }]
      }
    })
  }

  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-4 text-2xl">
        {t('sections.edit')}
      </h2>
      <Form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div
          ref={box}
          className="flex flex-col gap-5 rounded-2xl border border-border bg-surface p-4 sm:p-6"
        >
          <TextFields
            draft={draft}
            isDeliverable={kind === 'deliverable'}
            change={change}
            problemOf={problemOf}
          />
          <TimeFields draft={draft} kind={kind} change={change} problemOf={problemOf} />
          <ConflictNote conflicts={conflicts} />
          <ChoiceGroup
            label={t('fields.status')}
            choices={OPEN_ACTIVITY_STATUSES.map((value) => ({
              value,
              label: t(`statuses.${value}`),
            }))}
            value={draft.status}
            onChange={(status) => change({ status })}
          />
          <ScopeChoice followers={rest} scope={scope} onChange={setScope} />
          {theirs.length > 0 && (
            <Notice kind="info">
              {t('theirs', { fields: theirs.map((field) => t(`editFields.${field}`)).join(', ') })}
            </Notice>
          )}
        </div>
        <SaveBar
          label={t('save')}
          isBusy={isBusy}
          isTouched={kept.isTouched}
          onDiscard={() => {
            setTheirs([])
            kept.forget()
          }}
        >
          <SaidNotices said={said} />
        </SaveBar>
      </Form>
    </section>
  )
}
