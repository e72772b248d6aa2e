import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { AccentMark } from '@/app/_programs/accent-mark'
import { ProgramFacts, type ProgramSummary } from './program-facts'
import { ProgramStateChip } from './program-state'

/** Every program as those who run it see it, a row each that leads to its page. */
export function ProgramSummaries({ programs }: { programs: readonly ProgramSummary[] }) {
  const t = useTranslations('programsAdmin.empty')
  if (programs.length === 0) return <EmptyState title={t('title')} text={t('text')} />
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
      {programs.map((program) => (
        <li
          key={program.id}
          className="relative flex items-center gap-3 p-4 transition-colors hover:bg-surface-secondary has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus sm:p-5"
        >
          <div className="flex min-w-0 flex-1 flex-col gap-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <h2 className="flex min-w-0 items-baseline gap-2.5 text-xl">
                <AccentMark accent={program.accent} className="h-4 w-4.5 translate-y-0.5" />
                <Link
                  href={`/admin/programs/${program.id}`}
                  className="wrap-anywhere outline-none after:absolute after:inset-0"
                >
                  {program.name}
                </Link>
              </h2>
              <ProgramStateChip state={program.state} />
            </div>
            <ProgramFacts program={program} />
          </div>
          <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-muted" />
        </li>
      ))}
    </ul>
  )
}
