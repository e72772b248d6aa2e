'use client'

import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Form } from '@/app/_components/form'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import { useTRPC } from '@/app/_trpc/client'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { SaveBar } from '@/app/admin/_components/save-bar'
import { Tick } from '@/app/admin/_components/tick'
import { useFieldProblems } from '@/app/admin/_components/use-field-problems'
import { useKept } from '@/app/admin/_components/use-kept'
import { useStep } from '@/app/admin/_components/use-step'
import { createActivityInput, createSeriesInput } from '@/domain/activity-forms'
import { seriesDays, seriesRule } from '@/domain/series'
import {
  type ActivityDraft,
  activityDraft,
  activityInputOf,
  emptyDraft,
  ruleOf,
  SHAPES,
  seriesInputOf,
} from '../_lib/activity-draft'
import { TextFields } from './activity-fields'
import { ConflictNote } from './conflict-note'
import { ProgramChoice } from './program-choice'
import { SeriesFields } from './series-fields'
import { SeriesPreview } from './series-preview'
import { TimeFields } from './time-fields'
import { useConflicts } from './use-conflicts'

const CARD = 'flex flex-col gap-5 rounded-2xl border border-border bg-surface p-4 sm:p-6'

/** A new session, series or deliverable. What is typed stays until it is made. */
export function NewActivity(props: {
  given: Pick<ActivityDraft, 'shape' | 'timeZone' | 'programIds'>
  back: string
}) {
  const { given } = props
  const t = useTranslations('activitiesAdmin')
  const router = useRouter()
  const api = useTRPC()
  const { data: programs } = useSuspenseQuery(api.programs.listAll.queryOptions())
  const { take, isBusy, said } = useStep()
  const create = useMutation(api.activities.create.mutationOptions({ networkMode: 'always' }))
  const createSeries = useMutation(
    api.activities.createSeries.mutationOptions({ networkMode: 'always' }),
  )
  const key = `activity:new:${given.shape}:${given.programIds.join()}`
  const { value: draft, isTouched, change, forget } = useKept(key, activityDraft, emptyDraft(given))
  const { shape, programIds, isRequired } = draft
  const isSeries = shape === 'series'
  const one = createActivityInput.safeParse(activityInputOf(draft))
  const series = createSeriesInput.safeParse(seriesInputOf(draft))
  const box = useRef<HTMLDivElement>(null)
  const issues = (isSeries ? series : one).error?.issues
  const { problemOf, word, complain } = useFieldProblems(box, issues)

  const { location } = draft
  const conflicts = useConflicts(
    isSeries
      ? { rule: ruleOf(draft), location, programIds }
      : shape === 'session' && {
          startsLocal: draft.startsLocal,
          endsLocal: draft.endsLocal,
          timeZone: draft.timeZone,
          location,
          programIds,
        },
  )
  const { data: rule } = seriesRule.safeParse(ruleOf(draft))
  const days = rule ? seriesDays(rule) : []
  const conflictDays = new Set(conflicts.map(({ slot }) => days[slot] ?? ''))

  const submit = async () => {
    if (issues) return complain()
    await take(async () => {
      const made = isSeries
        ? series.success && (await createSeries.mutateAsync(series.data)).activityIds.length
        : one.success && (await create.mutateAsync(one.data)) && 1
      forget()
      router.push(props.back as Route)
      return [{ kind: 'done', text: t('created', { count: Number(made) }) }]
    })
  }

  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div ref={box} className="flex flex-col gap-5">
        <ChoiceGroup
          label={t('fields.shape')}
          choices={SHAPES.map((value) => ({ value, label: t(`shapes.${value}`) }))}
          value={shape}
          onChange={(chosen) => change({ shape: chosen })}
        />
        <div className={CARD}>
          <TextFields
            draft={draft}
            isDeliverable={shape === 'deliverable'}
            change={change}
            problemOf={problemOf}
          />
        </div>
        <div className={CARD}>
          <h2 className="text-2xl">{t('sections.when')}</h2>
          {isSeries ? (
            <>
              <SeriesFields draft={draft} change={change} problemOf={problemOf} word={word} />
              <SeriesPreview
                draft={draft}
                conflictDays={conflictDays}
                onSkip={(skipped) => change({ skipped })}
              />
            </>
          ) : (
            <TimeFields draft={draft} kind={shape} change={change} problemOf={problemOf} />
          )}
          <ConflictNote conflicts={shape === 'deliverable' ? [] : conflicts} />
        </div>
        <div className={CARD}>
          <ProgramChoice
            programs={programs}
            chosen={programIds}
            isRequired={isRequired}
            onChoose={(chosen) => change({ programIds: chosen })}
            onRequire={(required) => change({ isRequired: required })}
          />
          <Tick
            label={t('fields.isDraft')}
            help={t('help.isDraft')}
            isChecked={draft.isDraft}
            onChange={(isDraft) => change({ isDraft })}
          />
        </div>
        <SaveBar
          label={isSeries ? t('createSeries', { count: days.length }) : t('create')}
          isBusy={isBusy}
          isTouched={isTouched}
          onDiscard={forget}
        >
          <SaidNotices said={said} />
        </SaveBar>
      </div>
    </Form>
  )
}
