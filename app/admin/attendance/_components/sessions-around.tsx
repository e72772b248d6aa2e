import { getFormatter, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/app/_components/empty-state'
import type { RouterOutputs } from '@/app/_trpc/client'
import { api } from '@/app/_trpc/server'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { localDay, startOfDay } from '@/domain/time'
import { SessionCard } from './session-card'

const DAYS_AROUND = 7

type SessionSummary = RouterOutputs['attendance']['sessions'][number]

/** The sessions of a day, and below them those of the week before and the week after. */
export async function SessionsAround({ day, now }: { day: string; now: Date }) {
  const caller = await api()
  const sessions = await caller.attendance.sessions({
    day,
    daysBefore: DAYS_AROUND,
    daysAfter: DAYS_AROUND,
  })
  const t = await getTranslations('attendance')
  const format = await getFormatter()
  const today = localDay(now, DEFAULT_TIME_ZONE)
  const nameOf = (date: string) =>
    format.dateTime(startOfDay(date, 'UTC'), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
      timeZone: 'UTC',
    })
  const onDay = sessions.filter((session) => session.day === day)
  const otherDays = [...new Set(sessions.map((session) => session.day))].filter(
    (one) => one !== day,
  )
  return (
    <>
      <section aria-labelledby="day" className="mb-10">
        <h2 id="day" className="mb-4 text-2xl first-letter:uppercase">
          {day === today ? t('todayIs', { day: nameOf(day) }) : nameOf(day)}
        </h2>
        {onDay.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
        <SessionList sessions={onDay} now={now} />
      </section>
      {otherDays.length > 0 && (
        <section aria-labelledby="around">
          <h2 id="around" className="mb-4 text-2xl">
            {t('around')}
          </h2>
          {otherDays.map((other) => (
            <section key={other} aria-label={nameOf(other)} className="mb-6">
              <p
                aria-hidden="true"
                className="mb-2 font-semibold text-muted first-letter:uppercase"
              >
                {nameOf(other)}
              </p>
              <SessionList sessions={sessions.filter((one) => one.day === other)} now={now} />
            </section>
          ))}
        </section>
      )}
    </>
  )
}

function SessionList({ sessions, now }: { sessions: SessionSummary[]; now: Date }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(22rem,100%),1fr))] gap-4">
      {sessions.map((session) => (
        <li key={session.id}>
          <SessionCard session={session} now={now} />
        </li>
      ))}
    </ul>
  )
}

/** The shape of what is coming, in place of a spinner. */
export async function SessionsSkeleton() {
  const t = await getTranslations('common')
  return (
    <div role="status" className="grid animate-pulse gap-4 lg:grid-cols-2">
      <span className="sr-only">{t('loading')}</span>
      {[1, 2, 3, 4].map((card) => (
        <div key={card} className="h-44 rounded-2xl bg-surface-secondary" />
      ))}
    </div>
  )
}
