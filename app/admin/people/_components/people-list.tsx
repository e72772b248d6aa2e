'use client'

import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/app/_components/avatar'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { useRefusalWording } from '../../_components/use-step'
import { type PeopleFilters, toListInput } from '../_search-params'
import { PersonChips } from './person-chips'

/** The people who match, by name, page after page. */
export function PeopleList({ filters }: { filters: PeopleFilters }) {
  const t = useTranslations('people')
  const wording = useRefusalWording()
  const api = useTRPC()
  const list = useSuspenseInfiniteQuery(
    api.users.list.infiniteQueryOptions(toListInput(filters), {
      getNextPageParam: (last) => last.nextCursor,
      networkMode: 'always',
    }),
  )
  const people = list.data.pages.flatMap((page) => page.people)
  const total = list.data.pages.at(-1)?.total ?? 0

  if (people.length === 0) return <EmptyState title={t('empty.title')} text={t('empty.text')} />
  return (
    <>
      <p role="status" className="mb-2 font-semibold text-muted tabular-nums">
        {t('total', { count: total })}
      </p>
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      {list.isFetchNextPageError && (
        <div className="mt-4">
          <Notice kind="problem">{wording(refusalCode(list.error))}</Notice>
        </div>
      )}
      {list.hasNextPage && (
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <button
            type="button"
            disabled={list.isFetchingNextPage}
            onClick={() => list.fetchNextPage()}
            className="button button--outline disabled:opacity-60"
          >
            {t(list.isFetchingNextPage ? 'loadingMore' : 'more')}
          </button>
          <p className="text-sm text-muted tabular-nums">
            {t('shown', { shown: people.length, total })}
          </p>
        </div>
      )}
    </>
  )
}

function PersonRow({ person }: { person: RouterOutputs['users']['list']['people'][number] }) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-surface-secondary has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus">
      <Avatar name={person.name} avatarUrl={person.avatarUrl} />
      <div className="flex min-w-0 flex-1 flex-col gap-x-4 gap-y-2 md:flex-row md:items-center md:justify-between">
        <div className="min-w-0">
          <Link
            href={`/admin/people/${person.id}`}
            className="font-semibold wrap-anywhere outline-none after:absolute after:inset-0"
          >
            {person.name}
          </Link>
          <p className="text-sm wrap-anywhere text-muted">
            {person.email}
            {person.username && ` · @${person.username}`}
          </p>
        </div>
        <div className="md:shrink-0">
          <PersonChips person={person} />
        </div>
      </div>
      <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-muted" />
    </li>
  )
}
