'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { useTRPC } from '@/app/_trpc/client'
import { AskOnce } from '../../_components/ask-once'
import { SaidNotices } from '../../_components/said-notices'
import { ReadyProgram } from './ready-program'
import { usePromote } from './use-promote'

/** The guests who meet their program's rule: whoever is chosen becomes a member. */
export function ReadyList() {
  const t = useTranslations('people.promotions')
  const api = useTRPC()
  const { data: ready } = useSuspenseQuery(api.enrollments.readyForPromotion.queryOptions({}))
  const { promote, isBusy, said } = usePromote()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // Somebody promoted meanwhile is no longer in the list, and so no longer chosen.
  const picked = ready.filter((row) => chosen.has(row.enrollmentId))
  const programs = [...new Map(ready.map((row) => [row.programId, row.programName])).keys()]

  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const id of ids) isChosen ? after.add(id) : after.delete(id)
      return after
    })

  return (
    <div id={useEarlyInput()} className="flex flex-col gap-4">
      <SaidNotices said={said} />
      {ready.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {programs.map((programId) => (
        <ReadyProgram
          key={programId}
          rows={ready.filter((row) => row.programId === programId)}
          chosen={chosen}
          onChoose={choose}
        />
      ))}
      {ready.length > 0 && (
        <div className="sticky bottom-0 z-20 -mx-4 border-t border-border bg-background px-4 py-3 sm:bottom-2 sm:mx-0 sm:rounded-2xl sm:border sm:bg-surface sm:shadow-overlay">
          <AskOnce
            label={t('promote', { count: picked.length })}
            icon={BadgeCheck}
            look="primary"
            question={t('ask', { count: picked.length })}
            yes={t('yes')}
            isBusy={isBusy}
            isDisabled={picked.length === 0}
            onYes={() => promote(picked)}
          />
        </div>
      )}
    </div>
  )
}
