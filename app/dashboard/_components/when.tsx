import { useFormatter, useTranslations } from 'next-intl'
import { nearness } from '../_lib/when'
import { YourTime } from './your-time'

interface Span {
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** When something begins, as one says it: "today at 18:50", in the time zone it is held in. */
export function useWhen(now: Date) {
  const t = useTranslations('dashboard.next.when')
  const format = useFormatter()
  return (span: Span) => {
    const { startsAt, endsAt, timeZone } = span
    const near = nearness(span, now)
    return t(near, {
      time: format.dateTime(near === 'now' ? endsAt : startsAt, {
        hour: 'numeric',
        minute: '2-digit',
        timeZone,
      }),
      weekday: format.dateTime(startsAt, { weekday: 'long', timeZone }),
      date: format.dateTime(startsAt, { weekday: 'long', day: 'numeric', month: 'long', timeZone }),
    })
  }
}

/** From when to when, and by the clock of whoever reads it where that is another one. */
export function TimeSpan({ span }: { span: Span }) {
  const t = useTranslations('dashboard.next')
  const format = useFormatter()
  const { startsAt, endsAt, timeZone } = span
  const time = (instant: Date) =>
    format.dateTime(instant, { hour: 'numeric', minute: '2-digit', timeZone })
  return (
    <>
      <time dateTime={startsAt.toISOString()}>
        {t('span', { from: time(startsAt), to: time(endsAt) })}
      </time>
      <YourTime at={startsAt} timeZone={timeZone} words={t('yourTime', { time: '{time}' })} />
    </>
  )
}
