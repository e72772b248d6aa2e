'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'

/** Who marked this person what, when and on which device, newest first. */
export function CellHistory(props: { activityId: string; userId: string; timeZone: string }) {
  const { activityId, userId, timeZone } = props
  const t = useTranslations('attendance')
  const errors = useTranslations('errors')
  const format = useFormatter()
  const api = useTRPC()
  const history = useQuery(api.attendance.history.queryOptions({ activityId, userId }))
  return (
    <section aria-label={t('history.label')}>
      <p aria-hidden="true" className="label">
        {t('history.label')}
      </p>
      {history.isPending && <p className="text-sm text-muted">{t('history.loading')}</p>}
      {history.isError && <p className="text-sm text-absent">{errors('UNKNOWN')}</p>}
      {history.data?.length === 0 && <p className="text-sm text-muted">{t('history.empty')}</p>}
      <ol className="mt-1 space-y-2 text-sm">
        {history.data?.map((step) => (
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
              {step.actorName} ·{' '}
              {format.dateTime(step.at, { dateStyle: 'medium', timeStyle: 'short', timeZone })} ·{' '}
              {step.device}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
