import { ChevronRight, MapPin, Sprout } from 'lucide-react'
import Link from 'next/link'
import { useFormatter } from 'next-intl'
import type { RouterOutputs } from '@/app/_trpc/client'
import { MarkCountsBar } from './mark-counts-bar'
import { SessionState } from './session-state'

type SessionSummary = RouterOutputs['attendance']['sessions'][number]

/** A session in the list: when, what, where, how far its roll call is; the whole of it opens the roll call. */
export function SessionCard({ session, now }: { session: SessionSummary; now: Date }) {
  const format = useFormatter()
  const time = (instant: Date) =>
    format.dateTime(instant, { hour: 'numeric', minute: '2-digit', timeZone: session.timeZone })
  return (
    <article className="relative rounded-2xl border border-border bg-surface p-4 transition-colors hover:border-field-border has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="font-semibold tabular-nums">
          {time(session.startsAt)} – {time(session.endsAt)}
        </p>
        <SessionState session={session} now={now} />
      </div>
      <h3 className="mt-1 text-xl">
        <Link
          href={`/admin/attendance/${session.id}`}
          className="flex items-start justify-between gap-3 outline-none after:absolute after:inset-0 after:rounded-2xl"
        >
          <span className="min-w-0 break-words">{session.title}</span>
          <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-muted" />
        </Link>
      </h3>
      <ul className="mt-1 mb-4 flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {session.programs.map((program) => (
          <li key={program.id} className="flex items-center gap-1.5">
            <Sprout aria-hidden="true" className="size-4 shrink-0" />
            {program.name}
          </li>
        ))}
        {session.location && (
          <li className="flex items-center gap-1.5">
            <MapPin aria-hidden="true" className="size-4 shrink-0" />
            {session.location}
          </li>
        )}
      </ul>
      <MarkCountsBar counts={session.counts} />
    </article>
  )
}
