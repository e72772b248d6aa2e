import { CalendarClock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { MembershipRule } from '@/app/_programs/membership-rule'
import { ANSWER_DAYS, answerDueAt } from '@/domain/answer-time'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import type { OwnApplication } from '../../_lib/steps'

type Application = NonNullable<OwnApplication['current']>

const DAY_FORMAT = { weekday: 'long', day: 'numeric', month: 'long' } as const

/** The instant by which a sent application is answered, and whether it has passed; null while nobody waits. */
export function answerOf({ status, submittedAt, program }: Application, now: Date) {
  if (status !== 'submitted' || !submittedAt) return null
  const timeZone = program?.timeZone ?? DEFAULT_TIME_ZONE
  const due = answerDueAt(submittedAt, timeZone)
  return { lastDay: new Date(due.getTime() - 1), timeZone, isLate: now >= due }
}

/** By when something happens, or has to: an answer, the end of a program's applications, its beginning. */
export function ByWhen(props: { application: Application; stage: string; now: Date }) {
  const { application, stage, now } = props
  const t = useTranslations('onboarding.status.byWhen')
  const format = useFormatter()
  const { status, program } = application
  const answer = answerOf(application, now)
  const day = (instant: Date) =>
    format.dateTime(instant, { ...DAY_FORMAT, timeZone: answer?.timeZone ?? program?.timeZone })
  const { startDate, endDate } = program ?? { startDate: null, endDate: null }
  const lines: string[] = []
  if (answer) lines.push(t(answer.isLate ? 'late' : 'answer', { date: day(answer.lastDay) }))
  if ((status === 'draft' || status === 'changes_requested') && endDate && endDate > now)
    lines.push(t('until', { date: day(new Date(endDate.getTime() - 1)) }))
  if (status === 'changes_requested') lines.push(t('after', { days: ANSWER_DAYS }))
  const isIn = stage === 'approvedGuest' || stage === 'approvedMember'
  if (isIn && startDate && startDate > now) lines.push(t('begins', { date: day(startDate) }))
  const rule = stage === 'approvedGuest' && program?.promotionRule
  if (lines.length === 0 && !rule) return null
  return (
    <div className="flex max-w-2xl items-start gap-3 rounded-2xl bg-maize-soft p-4 sm:px-5">
      <CalendarClock aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1 font-medium">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {rule && (
          <p>
            <MembershipRule rule={rule} />
          </p>
        )}
      </div>
    </div>
  )
}
