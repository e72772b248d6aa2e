'use client'

import { useNow, useTranslations } from 'next-intl'
import { Notice } from '@/app/_components/notice'
import { type Operation, overlay } from '@/app/_offline/operation'
import { useStore } from '../_lib/use-roll-call'

/** "Marked excused by Ana 10 seconds ago: keep or replace": somebody else was faster on this row. */
export function RowQuestion({ operation }: { operation: Operation }) {
  const t = useTranslations()
  const { queue } = useStore()
  const now = useNow({ updateInterval: 10_000 })
  const { theirs } = operation
  if (!theirs) return null
  const wanted = overlay(theirs, [{ ...operation, state: 'waiting' }])
  const seconds = theirs.markedAt
    ? Math.max(0, Math.round((now.getTime() - theirs.markedAt.getTime()) / 1000))
    : 0
  const mark = (status: typeof wanted.status) => t(`attendance.marks.${status ?? 'unmarked'}`)
  const isStatus = operation.status !== undefined && operation.status !== theirs.status
  const button =
    'min-h-11 rounded-xl border border-field-border bg-surface px-3 font-semibold text-foreground hover:bg-default'
  return (
    <div className="col-span-full mt-1">
      <Notice kind="problem">
        <p>
          {t('rollCall.conflict.theirs', {
            mark: mark(theirs.status),
            who: theirs.markedByName ?? t('rollCall.conflict.somebody'),
            known: theirs.markedAt ? 'yes' : 'no',
            unit: seconds < 60 ? 'seconds' : seconds < 3600 ? 'minutes' : 'hours',
            ago: seconds < 60 ? seconds : Math.floor(seconds / (seconds < 3600 ? 60 : 3600)),
          })}
        </p>
        {operation.note !== undefined && operation.note !== theirs.note && (
          <p className="mt-1 font-normal whitespace-pre-line wrap-anywhere">
            {t('rollCall.conflict.notes', {
              theirs: theirs.note ?? '–',
              mine: operation.note ?? '–',
            })}
          </p>
        )}
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" className={button} onClick={() => void queue.drop([operation])}>
            {isStatus
              ? t('rollCall.conflict.keep', { mark: mark(theirs.status) })
              : t('rollCall.conflict.keepNote')}
          </button>
          <button type="button" className={button} onClick={() => void queue.repeat(operation)}>
            {isStatus
              ? t('rollCall.conflict.replace', { mark: mark(wanted.status) })
              : t('rollCall.conflict.replaceNote')}
          </button>
        </div>
      </Notice>
    </div>
  )
}
