import ical, { ICalEventStatus } from 'ical-generator'
import type { Locale } from '../../../domain/users'
import type { activities } from '../../db/schema'

export type CalendarSession = Pick<
  typeof activities.$inferSelect,
  | 'id'
  | 'title'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'location'
  | 'link'
  | 'status'
  | 'cancelReason'
  | 'sequence'
  | 'updatedAt'
>

/**
 * Sessions as a calendar (RFC 5545). The same session has the same UID in every calendar and on every host, and its
 * SEQUENCE tells a calendar which version is newer; cancelled ones stay and say so. Times are instants in UTC, which
 * need no definition of a time zone (docs/decisions/0009-calendars-in-utc.md); the local time is in the description.
 */
export function writeCalendar(
  sessions: readonly CalendarSession[],
  { name, locale }: { name: string; locale: Locale },
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Cosecha', product: 'Sessions', language: locale.toUpperCase() },
    ttl: 60 * 60,
  })
  for (const session of sessions) {
    const { id, title, startsAt, endsAt, sequence, status, location, link, updatedAt } = session
    calendar.createEvent({
      id: `${id}@cosecha`,
      sequence,
      // What was written when, not when it was asked for: an unchanged calendar is the same text.
      stamp: updatedAt,
      lastModified: updatedAt,
      start: startsAt,
      end: endsAt,
      summary: title,
      description: descriptionOf(session, locale),
      location: location ?? link,
      url: link && plainUrl(link),
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

/** The library escapes commas and semicolons in a URL as in a text; RFC 5545 (3.3.13) has none escaped there. */
const plainUrl = (link: string): string =>
  link.replaceAll(',', '%2C').replaceAll(';', '%3B').replaceAll('\\', '%5C')

function descriptionOf(session: CalendarSession, locale: Locale): string {
  const { description, cancelReason, status, link, startsAt, endsAt, timeZone } = session
  const time = (instant: Date, timeZoneName?: 'long') =>
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone, timeZoneName })
      .format(instant)
      .replace(/\p{Zs}/gu, ' ')
  const parts = [
    status === 'cancelled' ? cancelReason : null,
    `${time(startsAt)} – ${time(endsAt, 'long')}`,
    link,
    description,
  ]
  return parts.filter((part) => part !== null).join('\n\n')
}
