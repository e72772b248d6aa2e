'use client'

import { useMutation } from '@tanstack/react-query'
import { CalendarPlus, RefreshCw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { AskOnce } from '@/app/admin/_components/ask-once'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { useStep } from '@/app/admin/_components/use-step'
import { FeedAddress } from './feed-address'

type Feed = RouterOutputs['calendar']['mine'][number]

/** One private address: made here, copied, changed for another one, or taken away; the last two ask first. */
export function FeedCard(props: {
  name: string
  makeWords: string
  programId: string | null
  feed: Feed | null
}) {
  const { name, feed, programId } = props
  const t = useTranslations('calendarFeed')
  const api = useTRPC()
  const open = useMutation(api.calendar.open.mutationOptions({ networkMode: 'always' }))
  const revoke = useMutation(api.calendar.revoke.mutationOptions({ networkMode: 'always' }))
  const { take, isBusy, said } = useStep()

  const make = () =>
    take(async () => {
      await open.mutateAsync({ programId })
      return []
    })
  const end = (feedId: string, replace: boolean) =>
    take(async () => {
      await revoke.mutateAsync({ feedId, replace })
      return [{ kind: 'done', text: t(replace ? 'renewed' : 'revoked') }]
    })

  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-2xl border border-border bg-surface p-4 sm:p-5">
      <h2 className="text-xl wrap-anywhere">{name}</h2>
      <SaidNotices said={said} />
      {feed ? (
        <>
          <FeedAddress address={feed.address} />
          <div className="flex flex-wrap gap-2 border-t border-border pt-4">
            <AskOnce
              label={t('renew')}
              icon={RefreshCw}
              question={t('renewAsk')}
              yes={t('renewYes')}
              isBusy={isBusy}
              onYes={() => end(feed.feedId, true)}
            />
            <AskOnce
              label={t('revoke')}
              icon={Trash2}
              look="danger-soft"
              question={t('revokeAsk')}
              yes={t('revokeYes')}
              isBusy={isBusy}
              onYes={() => end(feed.feedId, false)}
            />
          </div>
        </>
      ) : (
        <button
          type="button"
          aria-disabled={isBusy}
          onClick={() => void make()}
          className={`button h-auto gap-2 self-start whitespace-normal ${programId ? 'button--outline' : 'button--primary'}`}
        >
          <CalendarPlus aria-hidden="true" className="size-5 shrink-0" />
          {isBusy ? t('making') : props.makeWords}
        </button>
      )}
    </li>
  )
}
