'use client'

import { Clock, TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { occurrenceOn, seriesRule } from '@/domain/series'
import { localTime } from '@/domain/time'
import { type ActivityDraft, candidateDays, ruleOf } from '../_lib/activity-draft'
import { useDayNames } from './use-day-names'

interface Props {
  draft: ActivityDraft
  /** Days on which the session would meet another one. */
  conflictDays: ReadonlySet<string>
  onSkip: (skipped: string[]) => void
}

/**
 * Every date of a series with its hours there, as the server will make them. A date is skipped by taking off its tick; a
 * clock change on the way is said.
 */
export function SeriesPreview({ draft, conflictDays, onSkip }: Props) {
  const t = useTranslations('activitiesAdmin.preview')
  const names = useDayNames()
  const format = useFormatter()
  const id = useId()
  const days = candidateDays(draft)
  const { data: rule } = seriesRule.safeParse({ ...ruleOf(draft), end: { count: 1 }, skipped: [] })
  const skipped = new Set(ruleOf(draft).skipped)
  const kept = days.filter((day) => !skipped.has(day)).length
  if (days.length === 0 || !rule)
    return <p className="rounded-xl bg-surface-secondary p-4 text-muted">{t('nothing')}</p>

  const { timeZone } = rule
  const time = (instant: Date) =>
    format.dateTime(instant, { hour: 'numeric', minute: '2-digit', timeZone })
  const utc = (day: string) => occurrenceOn(rule, day).startsAt.toISOString().slice(11, 16)
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id} className="label font-sans" aria-live="polite">
        {t('title', { count: kept })}
      </h3>
      <p className="text-sm text-muted">{t('help')}</p>
      <ol className="grid overflow-hidden rounded-xl border border-border sm:grid-cols-2">
        {days.map((day, index) => {
          const { startsAt, endsAt } = occurrenceOn(rule, day)
          const before = days[index - 1]
          const isOff = skipped.has(day)
          const shown = localTime(startsAt, timeZone).slice(11)
          return (
            <li key={day} className="border-b border-border last:border-b-0 sm:odd:border-r">
              <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-2 hover:bg-surface-secondary has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus">
                <input
                  type="checkbox"
                  checked={!isOff}
                  onChange={() =>
                    onSkip(isOff ? [...skipped].filter((one) => one !== day) : [...skipped, day])
                  }
                  className="size-5 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  <span
                    className={`block font-medium tabular-nums first-letter:uppercase ${isOff ? 'text-muted line-through' : ''}`}
                  >
                    {names.short(day)}
                  </span>
                  <span className="block text-sm text-muted tabular-nums">
                    {isOff ? t('skipped') : `${time(startsAt)} – ${time(endsAt)}`}
                  </span>
                  {!isOff && shown !== rule.startTime && (
                    <Sign icon={Clock}>{t('noSuchTime', { time: time(startsAt) })}</Sign>
                  )}
                  {!isOff && before && utc(before) !== utc(day) && shown === rule.startTime && (
                    <Sign icon={Clock}>{t('clockChange')}</Sign>
                  )}
                  {!isOff && conflictDays.has(day) && (
                    <Sign icon={TriangleAlert}>{t('conflict')}</Sign>
                  )}
                </span>
              </label>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Sign({ icon: Icon, children }: { icon: typeof Clock; children: string }) {
  return (
    <span className="flex items-start gap-1 text-sm font-semibold text-warning">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {children}
    </span>
  )
}
