'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { applyMark, type MarkInput } from '@/domain/attendance'
import { deviceName } from './device-name'

export type RosterRow = RouterOutputs['attendance']['roster']['rows'][number]
/** What a tap says; the rest of an operation is made here. */
export type Tap = Pick<MarkInput, 'userId' | 'status' | 'note' | 'onlyUnmarked'>

/** Why a mark was not saved. */
export type Refusal = RefusalCode

/**
 * The roster of a session as this device sees it: what the server holds, with the taps on their way applied on top.
 * Each tap is sent at once, in order; one that fails is taken back, and told until that person is marked again.
 */
export function useMarks(activityId: string) {
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { data: roster } = useSuspenseQuery(api.attendance.roster.queryOptions({ activityId }))
  const [onTheirWay, setOnTheirWay] = useState<readonly MarkInput[]>([])
  const [refused, setRefused] = useState<ReadonlyMap<string, Refusal>>(new Map())
  // One request after the other: two taps on a row arrive in the order they were made.
  const { mutateAsync } = useMutation(
    api.attendance.mark.mutationOptions({
      scope: { id: `marks-${activityId}` },
      networkMode: 'always',
    }),
  )

  /** Resolves to whether the server took all of them. */
  const send = useCallback(
    async (taps: readonly Tap[]): Promise<boolean> => {
      const marks = taps.map((tap) => ({ ...tap, opId: crypto.randomUUID(), deviceAt: new Date() }))
      const people = marks.map((mark) => mark.userId)
      setRefused((before) => new Map([...before].filter(([userId]) => !people.includes(userId))))
      setOnTheirWay((before) => [...before, ...marks])
      try {
        const { results } = await mutateAsync({ activityId, device: deviceName(), marks })
        const byPerson = new Map(results.map(({ userId, cell }) => [userId, cell]))
        const unsaved = results.flatMap(({ userId, code }) =>
          code ? [[userId, code] as const] : [],
        )
        setRefused((before) => new Map([...before, ...unsaved]))
        const update = (row: RosterRow) => {
          const cell = byPerson.get(row.userId)
          return cell ? { ...row, ...cell } : row
        }
        const queryKey = api.attendance.roster.queryKey({ activityId })
        // A roster on its way was read before these marks and would hide them.
        await queryClient.cancelQueries({ queryKey })
        queryClient.setQueryData(
          queryKey,
          (before) => before && { ...before, rows: before.rows.map(update) },
        )
        void queryClient.invalidateQueries(api.attendance.history.pathFilter())
        return unsaved.length === 0
      } catch (error) {
        const code = refusalCode(error)
        setRefused(
          (before) => new Map([...before, ...people.map((userId) => [userId, code] as const)]),
        )
        return false
      } finally {
        setOnTheirWay((before) => before.filter((mark) => !marks.includes(mark)))
      }
    },
    [activityId, api, mutateAsync, queryClient],
  )

  const isSaving = onTheirWay.length > 0
  useWarningBeforeLeaving(isSaving)
  const rows = useMemo(() => withTaps(roster.rows, onTheirWay), [roster.rows, onTheirWay])
  return { roster, rows, send, refused, isSaving }
}

/** What is on its way would be lost with the page. */
function useWarningBeforeLeaving(isOn: boolean) {
  useEffect(() => {
    if (!isOn) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isOn])
}

/** Rows that no tap touches stay the same objects, so that React leaves them alone. */
function withTaps(rows: readonly RosterRow[], taps: readonly MarkInput[]): RosterRow[] {
  const seen = new Map(rows.map((row) => [row.userId, row]))
  for (const tap of taps) {
    const row = seen.get(tap.userId)
    const applied = row && applyMark(row, tap, row.version)
    if (applied) seen.set(tap.userId, { ...row, ...applied.cell })
  }
  return [...seen.values()]
}
