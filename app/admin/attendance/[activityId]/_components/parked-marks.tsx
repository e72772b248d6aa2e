'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_components/notice'
import { isParked, type Operation } from '@/app/_offline/operation'
import type { RollCallState } from '../_lib/roll-call-store'
import { useStore } from '../_lib/use-roll-call'

const NAMES_SHOWN = 3

/** What the server did not take here, with the reason, until the person sends it again or lets it go. */
export function ParkedMarks({ state }: { state: RollCallState }) {
  const t = useTranslations()
  const { queue, activityId } = useStore()
  const parked = state.outbox.operations.filter(
    (operation) => isParked(operation) && operation.activityId === activityId,
  )
  if (parked.length === 0) return null
  const refused = parked.filter(({ state }) => state === 'refused')
  const nameOf = ({ userId }: Operation) =>
    state.rows.find((row) => row.userId === userId)?.name ?? t('rollCall.parked.unknown')
  const conflicts = parked.filter((operation) => operation.state === 'conflict')
  return (
    <div className="mb-4 space-y-3">
      {conflicts.length > 0 && (
        <Notice kind="info">
          {t('rollCall.parked.conflicts', {
            count: conflicts.length,
            names: conflicts.slice(0, NAMES_SHOWN).map(nameOf).join(', '),
          })}
        </Notice>
      )}
      {[...new Set(refused.map(({ code }) => code ?? 'UNKNOWN'))].map((code) => {
        const group = refused.filter((operation) => (operation.code ?? 'UNKNOWN') === code)
        return (
          <Notice key={code} kind="problem">
            <p>
              {t('attendance.notSaved', {
                names: group.slice(0, NAMES_SHOWN).map(nameOf).join(', '),
                count: group.length,
              })}{' '}
              {t(`errors.${code}`)}
            </p>
            {group.map(
              (operation) =>
                operation.note && (
                  <p key={operation.opId} className="mt-1 font-normal wrap-anywhere">
                    {t('rollCall.parked.note', { name: nameOf(operation), note: operation.note })}
                  </p>
                ),
            )}
            <p className="mt-1 flex flex-wrap gap-x-6">
              <button
                type="button"
                onClick={() => {
                  for (const operation of group) void queue.repeat(operation)
                }}
                className="min-h-11 font-semibold underline underline-offset-4"
              >
                {t('rollCall.parked.again')}
              </button>
              <button
                type="button"
                onClick={() => void queue.drop(group)}
                className="min-h-11 font-semibold underline underline-offset-4"
              >
                {t('rollCall.parked.drop', { count: group.length })}
              </button>
            </p>
          </Notice>
        )
      })}
    </div>
  )
}
