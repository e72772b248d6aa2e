import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/app/_components/empty-state'
import { PageHeader } from '@/app/_components/page-header'
import { api, requirePermission } from '@/app/_trpc/server'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { localDay, startOfDay } from '@/domain/time'
import { DayNavigation } from './_components/day-navigation'
import { SessionCard } from './_components/session-card'
import { readDay } from './_search-params'

const DAYS_AROUND = 7

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance'))('title') }
}

export default async function AttendancePage({ searchParams }: PageProps<'/admin/attendance'>) {
  await requirePermission('attendance:read-roster', '/admin/attendance')
  const now = new Date()
  const today = localDay(now, DEFAULT_TIME_ZONE)
  const day = readDay((await searchParams).day, now)
  const sessions = await (await api()).attendance.sessions({
    day,
    daysBefore: DAYS_AROUND,
    daysAfter: DAYS_AROUND,
  })
  const t = await getTranslations('attendance')
  const format = await getFormatter()
  const nameOf = (date: string) =>
    format.dateTime(startOfDay(date, 'UTC'), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    })
  const onDay = sessions.filter((session) => session.day === day)
  const around = sessions.filter((session) => session.day !== day)
  const daysAround = [...new Set(around.map((session) => session.day))]

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DayNavigation day={day} today={today} />
      <section aria-labelledby="day" className="mb-10">
        <h2 id="day" className="mb-4 text-2xl first-letter:uppercase">
          {day === today ? t('todayIs', { day: nameOf(day) }) : nameOf(day)}
        </h2>
        {onDay.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
        <ul className="grid gap-4 lg:grid-cols-2">
          {onDay.map((session) => (
            <li key={session.id}>
              <SessionCard session={session} now={now} />
            </li>
          ))}
        </ul>
      </section>
      {daysAround.length > 0 && (
        <section aria-labelledby="around">
          <h2 id="around" className="mb-4 text-2xl">
            {t('around')}
          </h2>
          {daysAround.map((date) => (
            <section key={date} aria-label={nameOf(date)} className="mb-6">
              <p
                aria-hidden="true"
                className="mb-2 font-semibold text-muted first-letter:uppercase"
              >
                {nameOf(date)}
              </p>
              <ul className="grid gap-4 lg:grid-cols-2">
                {around
                  .filter((session) => session.day === date)
                  .map((session) => (
                    <li key={session.id}>
                      <SessionCard session={session} now={now} />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </section>
      )}
    </>
  )
}
