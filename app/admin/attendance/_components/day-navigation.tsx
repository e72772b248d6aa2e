import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { moveDay } from '../_search-params'

/** To the day before, today, the day after, or any day. Works without JavaScript. */
export function DayNavigation({ day, today }: { day: string; today: string }) {
  const t = useTranslations('attendance.days')
  const address = (to: string) => ({ pathname: '/admin/attendance' as const, query: { day: to } })
  const arrow = 'button button--outline button--icon-only px-0'
  return (
    <nav aria-label={t('label')} className="mb-6 flex flex-wrap items-center gap-2">
      <Link href={address(moveDay(day, -1))} aria-label={t('previous')} className={arrow}>
        <ChevronLeft aria-hidden="true" className="size-5" />
      </Link>
      <Link
        href="/admin/attendance"
        aria-current={day === today ? 'date' : undefined}
        className="button button--outline"
      >
        {t('today')}
      </Link>
      <Link href={address(moveDay(day, 1))} aria-label={t('next')} className={arrow}>
        <ChevronRight aria-hidden="true" className="size-5" />
      </Link>
      <form action="/admin/attendance" className="flex gap-2">
        <input
          type="date"
          name="day"
          // Another day is another field: what was typed for the last one is gone.
          key={day}
          defaultValue={day}
          required
          aria-label={t('pick')}
          className="input px-3"
        />
        <button type="submit" className="button button--outline">
          {t('go')}
        </button>
      </form>
    </nav>
  )
}
