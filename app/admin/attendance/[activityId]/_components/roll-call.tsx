'use client'

import { CheckCheck, CircleCheck, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { countMarks } from '@/domain/attendance'
import { MarkCountsBar } from '../../_components/mark-counts-bar'
import { RosterRowItem } from './roster-row-item'
import { useMarks } from './use-marks'

/** The screen on which staff say who came. */
export function RollCall({ activityId }: { activityId: string }) {
  const t = useTranslations('attendance')
  const errors = useTranslations('errors')
  const { roster, rows, send, refusal, isSaving } = useMarks(activityId)
  const unmarked = rows.filter((row) => row.status === null && !row.isSelf)
  const isClosed = roster.refusal !== null

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
            isSaved={refusal === null && rows.some((row) => row.version > 0)}
          />
        </div>
        {refusal && (
          <div className="mt-3">
            <Notice kind="problem">
              {t('notSaved', { names: namesOf(refusal.names), count: refusal.names.length })}{' '}
              {refusal.code === 'OFFLINE' ? t('offline') : errors(refusal.code)}
            </Notice>
          </div>
        )}
      </div>
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
        {rows.map((row) => (
          <RosterRowItem
            key={row.userId}
            activityId={activityId}
            row={row}
            isClosed={isClosed}
            onTap={(tap) => send([{ ...tap, userId: row.userId }])}
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

const namesOf = (names: readonly string[]) => names.slice(0, 3).join(', ')
