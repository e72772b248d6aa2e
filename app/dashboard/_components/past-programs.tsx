import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import type { RouterOutputs } from '@/app/_trpc/client'
import { shownRate } from '@/domain/rate'
import { programPath } from '../_lib/paths'

type Past = RouterOutputs['progress']['dashboard']['past'][number]

/** The programs somebody completed or left, and the way to what they did there. */
export function PastPrograms({ past }: { past: readonly Past[] }) {
  const t = useTranslations('dashboard.past')
  if (past.length === 0) return null
  return (
    <section className="mt-12">
      <h2 className="mb-4 text-2xl">{t('title')}</h2>
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
        {past.map((standing) => (
          <Row key={standing.enrollmentId} standing={standing} />
        ))}
      </ul>
    </section>
  )
}

function Row({ standing }: { standing: Past }) {
  const t = useTranslations()
  const format = useFormatter()
  const { program, status, enrolledAt, completedAt, endedAt, evaluation } = standing
  const date = (instant: Date) =>
    format.dateTime(instant, { dateStyle: 'long', timeZone: program.timeZone })
  const ended = status === 'completed' ? completedAt : endedAt
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4 hover:bg-surface-secondary has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus sm:p-5">
      <div className="min-w-0">
        <h3 className="text-xl">
          <Link
            href={programPath(program)}
            className="wrap-anywhere outline-none after:absolute after:inset-0"
          >
            {program.name}
          </Link>
        </h3>
        <p className="text-sm text-muted">
          {ended
            ? t(status === 'completed' ? 'programs.completedOn' : 'programs.droppedOn', {
                date: date(ended),
              })
            : t('programs.enrolledOn', { date: date(enrolledAt) })}
          {evaluation.rate !== null &&
            ` · ${t('dashboard.past.rate', { rate: shownRate(evaluation.rate) })}`}
        </p>
      </div>
      <EnrollmentStatusChip status={status} />
    </li>
  )
}
