'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useOneAtATime } from '@/app/_lib/use-one-at-a-time'
import { useTRPC } from '@/app/_trpc/client'
import { refusalOf } from '@/app/_trpc/refusal'
import type { DecisionInput, SeenHold } from '@/domain/applications'
import { useTold } from './use-told'

/** An application as it was read, and whose it is. */
export interface Seen {
  id: string
  version: number
  name: string
}

type Without<T> = T extends unknown ? Omit<T, 'applicationId' | 'version'> : never
/** A decision and the words it needs. */
export type Verdict = Without<DecisionInput>
export type Mode = 'hold' | 'now'

/** After these there is nothing left to decide; the reviewer goes on to the next. */
const SETTLED = new Set(['ALREADY_DECIDED', 'APPLICATION_WITHDRAWN', 'ALREADY_HELD', 'NOT_FOUND'])

/** Decides, holds, takes back and releases, one request after the other, and tells what came of it. */
export function useDecisions() {
  const api = useTRPC()
  const t = useTranslations('review')
  const queryClient = useQueryClient()
  const { told, tell, word } = useTold()
  const [mode, setMode] = useState<Mode>('hold')
  const { alone, isBusy } = useOneAtATime()
  const networkMode = 'always'
  const hold = useMutation(api.applications.hold.mutationOptions({ networkMode }))
  const decide = useMutation(api.applications.decide.mutationOptions({ networkMode }))
  const undoHold = useMutation(api.applications.undoHold.mutationOptions({ networkMode }))
  const releaseHolds = useMutation(api.applications.release.mutationOptions({ networkMode }))

  /** Does it alone; whatever came of it, the queue is read anew. */
  const step = <T>(work: () => Promise<T>) =>
    alone(() =>
      work().finally(() => {
        void queryClient.invalidateQueries(api.applications.pathFilter())
      }),
    )

  const inputOf = ({ id, version }: Seen, verdict: Verdict): DecisionInput => ({
    ...verdict,
    applicationId: id,
    version,
  })

  /** Resolves to whether the application is settled: by this decision or somebody else's. */
  const give = (seen: Seen, verdict: Verdict) =>
    step(async () => {
      const { name } = seen
      const decision = t(`decisions.${verdict.decision}`)
      try {
        if (mode === 'now') {
          await decide.mutateAsync(inputOf(seen, verdict))
          tell({ kind: 'done', lines: [t('told.decided', { name, decision })] })
        } else {
          const held = await hold.mutateAsync(inputOf(seen, verdict))
          const lines = [t('told.held', { name, decision })]
          tell({ kind: 'done', lines, undo: { hold: held, name } })
        }
        return 'given' as const
      } catch (error) {
        const refusal = refusalOf(error)
        tell({ kind: 'problem', lines: [word(refusal, name)] })
        return SETTLED.has(refusal.code) ? ('settled' as const) : ('refused' as const)
      }
    })

  /** Holds the same decision on each; gives the ids of those that were refused. */
  const holdAll = (all: readonly Seen[], verdict: Verdict) =>
    step(async () => {
      const refused: { id: string; line: string }[] = []
      for (const seen of all)
        await hold.mutateAsync(inputOf(seen, verdict)).catch((error: unknown) => {
          refused.push({ id: seen.id, line: word(refusalOf(error), seen.name) })
        })
      const line = t('told.bulk', { count: all.length - refused.length })
      tell({
        kind: refused.length > 0 ? 'problem' : 'done',
        lines: [line, ...refused.map((one) => one.line)],
      })
      return refused.map((one) => one.id)
    })

  /** Resolves to whether the hold is gone. */
  const undo = (seen: SeenHold, name: string) =>
    step(async () => {
      try {
        await undoHold.mutateAsync(seen)
        // The next key may come before the answer to the reading below.
        const { applicationId } = seen
        queryClient.setQueryData(api.applications.get.queryKey({ applicationId }), (read) =>
          read ? { ...read, hold: null } : read,
        )
        tell({ kind: 'done', lines: [t('told.undone', { name })] })
        return true
      } catch (error) {
        tell({ kind: 'problem', lines: [word(refusalOf(error), name)] })
        return false
      }
    })

  const release = (holds: readonly SeenHold[], nameOf: (applicationId: string) => string) =>
    step(async () => {
      try {
        const results = await releaseHolds.mutateAsync({ holds: [...holds] })
        const refused = results.filter((result) => result.outcome === 'refused')
        const lines = [t('told.released', { count: results.length - refused.length })]
        if (refused.length > 0) lines.push(t('told.notReleased', { count: refused.length }))
        lines.push(...refused.map((result) => word(result, nameOf(result.applicationId))))
        tell({ kind: refused.length > 0 ? 'problem' : 'done', lines })
      } catch (error) {
        tell({ kind: 'problem', lines: [word(refusalOf(error), t('title'))] })
      }
    })

  return { mode, setMode, isBusy, give, holdAll, undo, release, told, tell }
}

export type Decisions = ReturnType<typeof useDecisions>
