'use client'

import { History } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { StatusChip } from '@/app/_components/status-chip'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import type { RouterOutputs } from '@/app/_trpc/client'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { useStore } from '../_lib/use-roll-call'

type Step = RouterOutputs['attendance']['history'][number]

/** Who marked this person what, when and on which device, newest first; read anew with each `version` of the cell. */
export function CellHistory(props: { userId: string; version: number; timeZone: string }) {
  const { userId, version, timeZone } = props
  const { activityId } = useStore()
  const t = useTranslations('attendance')
  const problem = useTranslations()
  const format = useFormatter()
  const [read, setRead] = useState<{ of: number; steps: readonly Step[] }>()
  const [refused, setRefused] = useState<RefusalCode>()

  useEffect(() => {
    let isStale = false
    rollCallApi.attendance.history.query({ activityId, userId }).then(
      (steps) => {
        if (isStale) return
        setRead({ of: version, steps })
        setRefused(undefined)
      },
      (error: unknown) => {
        if (!isStale) setRefused(refusalCode(error))
      },
    )
    return () => {
      isStale = true
    }
  }, [activityId, userId, version])

  const time = (instant: Date) =>
    format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <section aria-label={t('history.label')}>
      <p aria-hidden="true" className="label">
        {t('history.label')}
      </p>
      {!read && !refused && <p className="text-sm text-muted">{t('history.loading')}</p>}
      {refused && (
        <p className="text-sm text-absent">
          {problem(refused === 'OFFLINE' ? 'rollCall.historyOffline' : `errors.${refused}`)}
        </p>
      )}
      {read?.steps.length === 0 && <p className="text-sm text-muted">{t('history.empty')}</p>}
      <ol className="mt-1 space-y-2 text-sm">
        {read?.steps.map((step) => (
          <li key={step.version}>
            <p className="font-medium">
              {step.changedFields.includes('status')
                ? t('history.step', {
                    from: t(`marks.${step.fromStatus ?? 'unmarked'}`),
                    to: t(`marks.${step.toStatus ?? 'unmarked'}`),
                  })
                : t('history.note')}
            </p>
            <p className="text-muted">
              {step.actorName} · {time(step.at)} · {step.device}
            </p>
            {step.isLate && (
              <div className="mt-1">
                <StatusChip icon={History} tone="waiting">
                  {step.deviceAt
                    ? problem('rollCall.lateAt', { time: time(step.deviceAt) })
                    : problem('rollCall.late')}
                </StatusChip>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
