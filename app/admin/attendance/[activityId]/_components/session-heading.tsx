import { useFormatter } from 'next-intl'
import type { RouterOutputs } from '@/app/_trpc/client'

/** What the roll call is of: title, when in the session's own time zone, where, and for which programs. */
export function SessionHeading({ session }: { session: RouterOutputs['activities']['session'] }) {
  const format = useFormatter()
  const { timeZone } = session
  const facts = [
    format.dateTime(session.startsAt, { dateStyle: 'full', timeZone }),
    format.dateTimeRange(session.startsAt, session.endsAt, {
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    }),
    session.location,
    ...session.programs.map((program) => program.name),
  ]
  return (
    <header className="mb-5">
      <h1 className="text-3xl break-words sm:text-4xl">{session.title}</h1>
      <p className="mt-2 text-muted first-letter:uppercase">{facts.filter(Boolean).join(' · ')}</p>
    </header>
  )
}
