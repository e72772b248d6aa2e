import {
  Check,
  CircleDashed,
  CircleDot,
  CircleX,
  LogIn,
  LogOut,
  type LucideIcon,
  MessageCircle,
  X,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { countedSessions, type SessionPlace, shownRate } from '@/domain/rate'
import { type Session, type Standing, sortSessions } from '../_lib/standing'
import { Folded, Part } from './part'

const LOOKS: Record<SessionPlace, { icon: LucideIcon; text: string }> = {
  present: { icon: Check, text: 'text-present' },
  absent: { icon: X, text: 'text-absent' },
  excused: { icon: MessageCircle, text: 'text-excused' },
  unmarked: { icon: CircleDashed, text: 'text-muted' },
  cancelled: { icon: CircleX, text: 'text-muted' },
  optional: { icon: CircleDot, text: 'text-muted' },
  before_joining: { icon: LogIn, text: 'text-muted' },
  after_leaving: { icon: LogOut, text: 'text-muted' },
}

/** The rate, what it is made of, and every session that is over with its mark: counted, or left out and why. */
export function Attendance({ standing, now }: { standing: Standing; now: Date }) {
  const t = useTranslations('dashboard.attendance')
  const { rate } = standing.evaluation
  const { present } = standing.counts
  const { counted, leftOut } = sortSessions(standing.sessions, now)
  const count = counted.length + leftOut.length
  return (
    <Part title={t('title')}>
      {rate === null ? (
        <>
          <p className="font-display text-2xl font-semibold">{t('none')}</p>
          <p className="text-muted">{t('noneText')}</p>
        </>
      ) : (
        <Figure rate={rate} present={present} counted={countedSessions(standing.counts)} />
      )}
      {count > 0 && (
        <div className="mt-2 -mb-2 border-t border-border">
          <Folded summary={t('list', { count })}>
            <div className="flex flex-col gap-5">
              {counted.length > 0 && (
                <Group title={t('countedTitle', { count: counted.length })} sessions={counted} />
              )}
              {leftOut.length > 0 && (
                <Group title={t('leftOutTitle', { count: leftOut.length })} sessions={leftOut} />
              )}
            </div>
          </Folded>
        </div>
      )}
    </Part>
  )
}

function Figure(props: { rate: number; present: number; counted: number }) {
  const t = useTranslations('dashboard.attendance')
  const format = useFormatter()
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
      <p className="font-display text-5xl font-semibold tabular-nums">
        {format.number(shownRate(props.rate), { style: 'percent' })}
      </p>
      <div className="min-w-48 flex-1">
        <p className="font-semibold">
          {t('counted', { present: props.present, counted: props.counted })}
        </p>
        <p className="text-sm text-muted">{t('how')}</p>
      </div>
    </div>
  )
}

function Group({ title, sessions }: { title: string; sessions: readonly Session[] }) {
  return (
    <section>
      <h4 className="text-sm font-semibold text-muted">{title}</h4>
      <ul className="divide-y divide-border">
        {sessions.map((session) => (
          <Row key={session.activityId} session={session} />
        ))}
      </ul>
    </section>
  )
}

function Row({ session }: { session: Session }) {
  const t = useTranslations('dashboard.attendance')
  const format = useFormatter()
  const { place, phase, startsAt, timeZone, cancelReason } = session
  const { icon: Icon, text } = LOOKS[place]
  const why = phase === 'awaiting' ? 'awaiting' : place
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="min-w-0 font-medium wrap-anywhere">{session.title}</span>
        <span className={`flex items-center gap-1.5 font-semibold ${text}`}>
          <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.5} />
          {t(`marks.${place}`)}
        </span>
      </p>
      <p className="text-sm wrap-anywhere text-muted">
        {format.dateTime(startsAt, { weekday: 'short', day: 'numeric', month: 'short', timeZone })}
        {why !== 'present' && why !== 'absent' && ` · ${t(`why.${why}`)}`}
        {place === 'cancelled' && cancelReason && ` ${cancelReason}`}
      </p>
    </li>
  )
}
