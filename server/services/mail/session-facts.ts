import type { MailData } from '../../../domain/mail'
import type { Locale } from '../../../domain/users'
import type { activities } from '../../db/schema'
import type { MoveFacts, SessionFacts } from '../../email/templates/facts'

type Activity = typeof activities.$inferSelect
type Move = Extract<MailData<'session-moved'>, { moves: unknown }>['moves'][number]

const SHOWN = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
} as const

const clock = (locale: Locale, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { ...SHOWN, timeZone, timeZoneName: 'long' })

/** From start to end with the zone's name, which `formatRange` would cut short. */
function range(locale: Locale, timeZone: string, startsAt: Date, endsAt: Date): string {
  const days = new Intl.DateTimeFormat(locale, { ...SHOWN, timeZone })
  const zone = clock(locale, timeZone)
    .formatToParts(startsAt)
    .find(({ type }) => type === 'timeZoneName')
  return `${days.formatRange(startsAt, endsAt)} (${zone?.value ?? timeZone})`
}

/** What a mail says of a session, on the clock of the session's time zone. */
export const sessionFacts = (
  { title, startsAt, timeZone }: Activity,
  program: string | null,
  locale: Locale,
): SessionFacts => ({ title, program, when: clock(locale, timeZone).format(startsAt) })

/** As `sessionFacts`, with when and where it was before, each on the clock of its time zone then. */
export const moveFacts = (activity: Activity, before: Move, locale: Locale): MoveFacts => ({
  title: activity.title,
  before: {
    when: range(locale, before.timeZone, new Date(before.startsAt), new Date(before.endsAt)),
    place: before.location,
  },
  now: {
    when: range(locale, activity.timeZone, activity.startsAt, activity.endsAt),
    place: activity.location,
    link: activity.link,
  },
})
