'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { FeedCard } from './feed-card'

/** One's private addresses: of all programs, and, where there are several, of each. */
export function Feeds({ programs }: { programs: readonly { id: string; name: string }[] }) {
  const t = useTranslations('calendarFeed')
  const api = useTRPC()
  const { data: feeds } = useSuspenseQuery(api.calendar.mine.queryOptions())
  const feedOf = (id: string | null) => feeds.find(({ programId }) => programId === id) ?? null
  // One of a single program shows the same as that of all: only where it was made before.
  const apart = programs.filter(({ id }) => programs.length > 1 || feedOf(id))
  return (
    <ul className="flex min-w-0 flex-col gap-4">
      <FeedCard name={t('all')} makeWords={t('make')} programId={null} feed={feedOf(null)} />
      {apart.map(({ id, name }) => (
        <FeedCard
          key={id}
          name={name}
          makeWords={t('makeFor', { program: name })}
          programId={id}
          feed={feedOf(id)}
        />
      ))}
    </ul>
  )
}
