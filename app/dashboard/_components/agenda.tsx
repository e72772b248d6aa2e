import { CalendarPlus, CircleDot, CircleX, MapPin, PackageOpen } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StatusChip } from '@/app/_components/status-chip'
import { sessionFile } from '../_lib/paths'
import {
  type Deliverable,
  type Session,
  type Standing,
  sortSessions,
  takesSubmission,
} from '../_lib/standing'
import { Folded, Part } from './part'
import { TimeSpan } from './when'

/** As many as one sees before unfolding the rest. */
const FIRST = 4

interface Item {
  key: string
  at: Date
  timeZone: string
  body: ReactNode
}

/** What is ahead in a program, next first: sessions (cancelled ones say so), deliverables due, and its end. */
export function Agenda({ standing, now }: { standing: Standing; now: Date }) {
  const t = useTranslations('dashboard.agenda')
  const items = itemsOf(standing, now, t('end'))
  const rest = items.slice(FIRST)
  return (
    <Part title={t('title')}>
      {items.length === 0 && <p className="text-muted">{t('none')}</p>}
      <Items items={items.slice(0, FIRST)} />
      {rest.length > 0 && (
        <div className="mt-4 -mb-2 border-t border-border pt-1">
          <Folded summary={t('more', { count: rest.length })}>
            <Items items={rest} />
          </Folded>
        </div>
      )}
    </Part>
  )
}

function itemsOf({ sessions, deliverables, program }: Standing, now: Date, end: string): Item[] {
  const items = sortSessions(sessions, now).ahead.map((session): Item => {
    const { activityId: key, startsAt: at, timeZone } = session
    return { key, at, timeZone, body: <SessionItem session={session} /> }
  })
  for (const deliverable of deliverables) {
    const { activityId: key, dueAt, timeZone } = deliverable
    if (dueAt > now && takesSubmission(deliverable) && !deliverable.submission)
      items.push({ key, at: dueAt, timeZone, body: <DueItem deliverable={deliverable} /> })
  }
  if (program.endDate && program.endDate > now) {
    // The end is the instant after the last day.
    const at = new Date(program.endDate.getTime() - 1)
    items.push({
      key: 'end',
      at,
      timeZone: program.timeZone,
      body: <p className="font-semibold">{end}</p>,
    })
  }
  return items.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function Items({ items }: { items: readonly Item[] }) {
  return (
    <ol className="flex flex-col gap-4">
      {items.map(({ key, body, ...day }) => (
        <li key={key} className="flex gap-3">
          <Day {...day} />
          <div className="min-w-0 flex-1">{body}</div>
        </li>
      ))}
    </ol>
  )
}

function Day({ at, timeZone }: Pick<Item, 'at' | 'timeZone'>) {
  const format = useFormatter()
  const part = (options: { weekday?: 'short'; day?: 'numeric'; month?: 'short' }) =>
    format.dateTime(at, { ...options, timeZone })
  return (
    <p className="flex w-14 shrink-0 flex-col items-center self-start rounded-xl bg-surface-secondary py-1.5 leading-tight">
      <span className="text-xs font-semibold text-muted">{part({ weekday: 'short' })}</span>
      <span className="font-display text-2xl font-semibold tabular-nums">
        {part({ day: 'numeric' })}
      </span>
      <span className="text-xs font-semibold text-muted">{part({ month: 'short' })}</span>
    </p>
  )
}

function SessionItem({ session }: { session: Session }) {
  const t = useTranslations('dashboard')
  const isCancelled = session.status === 'cancelled'
  return (
    <div className="flex items-start justify-between gap-2">
      <div className="min-w-0">
        <p className={`font-semibold wrap-anywhere ${isCancelled ? 'line-through' : ''}`}>
          {session.title}
        </p>
        <p className="text-sm wrap-anywhere text-muted">
          <TimeSpan span={session} />
          {session.location && (
            <span className="block">
              <MapPin aria-hidden="true" className="mr-1 inline size-4" />
              {session.location}
            </span>
          )}
        </p>
        {isCancelled && (
          <p className="mt-1 text-sm wrap-anywhere">
            <StatusChip icon={CircleX} tone="negative">
              {t('agenda.cancelled')}
            </StatusChip>{' '}
            {session.cancelReason}
          </p>
        )}
        {!isCancelled && !session.isRequired && (
          <p className="mt-1">
            <StatusChip icon={CircleDot}>{t('agenda.optional')}</StatusChip>
          </p>
        )}
      </div>
      {!isCancelled && (
        <a
          href={sessionFile(session.activityId)}
          aria-label={t('next.addTitle', { title: session.title })}
          className="button button--ghost button--icon-only shrink-0 px-0"
        >
          <CalendarPlus aria-hidden="true" className="size-5" />
        </a>
      )}
    </div>
  )
}

function DueItem({ deliverable }: { deliverable: Deliverable }) {
  const t = useTranslations('dashboard.agenda')
  const format = useFormatter()
  const { title, dueAt, timeZone } = deliverable
  const time = format.dateTime(dueAt, { hour: 'numeric', minute: '2-digit', timeZone })
  return (
    <>
      <p className="flex items-start gap-1.5 font-semibold">
        <PackageOpen aria-hidden="true" className="mt-1 size-4 shrink-0" />
        <span className="min-w-0 wrap-anywhere">{t('due', { title })}</span>
      </p>
      <p className="text-sm text-muted">{t('dueText', { time })}</p>
    </>
  )
}
