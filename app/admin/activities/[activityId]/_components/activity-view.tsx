'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { ClipboardCheck, MapPin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_components/button-link'
import { Notice } from '@/app/_components/notice'
import { AccentMark } from '@/app/_programs/accent-mark'
import { useTRPC } from '@/app/_trpc/client'
import { ActivityStatusChip } from '../../_components/activity-status'
import { ActivityWhen } from '../../_components/activity-when'
import { ActivityEnd } from './activity-end'
import { ActivityPrograms } from './activity-programs'
import { EditActivity } from './edit-activity'
import { SeriesSessions } from './series-sessions'

/** An activity for staff, and for admins everything that can be done with it. */
export function ActivityView(props: { activityId: string; canManage: boolean; now: Date }) {
  const { activityId, canManage, now } = props
  const t = useTranslations('activitiesAdmin')
  const api = useTRPC()
  const { data: activity } = useSuspenseQuery(api.activities.get.queryOptions({ activityId }))
  const { kind, status, location, link, description } = activity
  const isOff = status === 'cancelled'
  return (
    <>
      <header className="mb-8 flex flex-col gap-3">
        <p className="font-semibold text-muted">{t(`kinds.${kind}`)}</p>
        <h1 className={`text-3xl wrap-anywhere sm:text-4xl ${isOff ? 'line-through' : ''}`}>
          {activity.title}
        </h1>
        <p className="text-lg first-letter:uppercase">
          <ActivityWhen activity={activity} />
        </p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1 font-medium">
          {activity.programs.map(({ id, name, accent }) => (
            <li key={id} className="flex items-center gap-2">
              <AccentMark accent={accent} />
              {name}
            </li>
          ))}
          {location && (
            <li className="flex items-center gap-2 wrap-anywhere">
              <MapPin aria-hidden="true" className="size-4 shrink-0 text-muted" />
              {location}
            </li>
          )}
        </ul>
        {link && (
          <p className="text-sm text-muted">
            <a
              href={link}
              rel="noreferrer"
              className="inline-flex min-h-11 items-center text-base text-link underline wrap-anywhere"
            >
              {link}
            </a>
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <ActivityStatusChip status={status} always />
          {kind === 'session' && (
            <ButtonLink href={`/admin/attendance/${activityId}`} variant="outline">
              <ClipboardCheck aria-hidden="true" className="size-5" />
              {t('rollCall')}
            </ButtonLink>
          )}
        </div>
        {isOff && (
          <Notice kind="info">
            {t('cancelledBecause', { reason: activity.cancelReason ?? '' })}
          </Notice>
        )}
        {!canManage && description && (
          <p className="max-w-2xl whitespace-pre-line wrap-anywhere">{description}</p>
        )}
      </header>
      <div className="flex flex-col gap-10">
        {canManage && !isOff && <EditActivity activity={activity} now={now} />}
        {canManage && <ActivityPrograms activity={activity} />}
        {activity.series && <SeriesSessions activity={activity} />}
        {canManage && <ActivityEnd activity={activity} now={now} />}
      </div>
    </>
  )
}
