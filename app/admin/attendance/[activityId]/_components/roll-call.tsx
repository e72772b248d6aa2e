'use client'

import { CheckCheck, CircleCheck, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { countMarks } from '@/domain/attendance'
import { MarkCountsBar } from '../../_components/mark-counts-bar'
import { RosterRowItem } from './roster-row-item'
import { type Refusal, type RosterRow, useMarks } from './use-marks'

/** The screen on which staff say who came. */
export function RollCall({ activityId }: { activityId: string }) {
  const t = useTranslations('attendance')
  const errors = useTranslations('errors')
  const { roster, rows, send, refused, isSaving } = useMarks(activityId)
  const unmarked = rows.filter((row) => row.status === null && !row.isSelf)
  const isClosed = roster.refusal !== null
  const listId = useEarlyInput()

  if (rows.length === 0)
    return <EmptyState title={t('emptyRoster.title')} text={t('emptyRoster.text')} />
  return (
    <>
      {roster.refusal && (
        <div className="mb-4">
          <Notice kind="info">{errors(roster.refusal)}</Notice>
        </div>
      )}
      <div className="sticky top-0 z-20 -mx-4 mb-4 border-b border-border bg-background px-4 py-3 sm:top-2 sm:mx-0 sm:rounded-2xl sm:border sm:bg-surface sm:shadow-overlay">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <div className="min-w-64 flex-1">
            <MarkCountsBar counts={countMarks(rows.map((row) => row.status))} />
          </div>
          {!isClosed && unmarked.length > 0 && (
            <button
              type="button"
              className="button button--primary w-full gap-2 sm:w-auto"
              onClick={() =>
                send(
                  unmarked.map(({ userId }) => ({ userId, status: 'present', onlyUnmarked: true })),
                )
              }
            >
              <CheckCheck aria-hidden="true" className="size-5" />
              {t('markRest', { count: unmarked.length })}
            </button>
          )}
          <SaveState
            isSaving={isSaving}
            isSaved={refused.size === 0 && rows.some((row) => row.version > 0)}
          />
        </div>
        <Refusals refused={refused} rows={rows} />
      </div>
      <ul
        id={listId}
        className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface"
      >
        {rows.map((row) => (
          <RosterRowItem
            key={row.userId}
            activityId={activityId}
            row={row}
            isClosed={isClosed}
            timeZone={roster.session.timeZone}
            send={send}
          />
        ))}
      </ul>
    </>
  )
}

/** Said in words, and to screen readers when it changes. */
function SaveState({ isSaving, isSaved }: { isSaving: boolean; isSaved: boolean }) {
  const t = useTranslations('attendance')
  const Icon = isSaving ? LoaderCircle : CircleCheck
  return (
    <p role="status" className="flex min-w-24 items-center gap-1.5 text-sm font-medium text-muted">
      {(isSaving || isSaved) && (
        <>
          <Icon aria-hidden="true" className={`size-4 ${isSaving ? 'animate-spin' : ''}`} />
          {isSaving ? t('saving') : t('saved')}
        </>
      )}
    </p>
  )
}

/** Whose marks were not saved, a notice for each reason. */
function Refusals(props: { refused: ReadonlyMap<string, Refusal>; rows: readonly RosterRow[] }) {
  const t = useTranslations('attendance')
  const errors = useTranslations('errors')
  return [...new Set(props.refused.values())].map((code) => {
    const names = props.rows
      .filter((row) => props.refused.get(row.userId) === code)
      .map((row) => row.name)
    return (
      <div key={code} className="mt-3">
        <Notice kind="problem">
          {t('notSaved', { names: names.slice(0, 3).join(', '), count: names.length })}{' '}
          {code === 'OFFLINE' ? t('offline') : errors(code)}
        </Notice>
      </div>
    )
  })
}
