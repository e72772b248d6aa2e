'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { isTRPCClientError } from '@trpc/client'
import { useMemo, useState } from 'react'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { applyMark, type MarkInput } from '@/domain/attendance'
import type { ErrorCode } from '@/domain/errors'
import { deviceName } from './device-name'

export type RosterRow = RouterOutputs['attendance']['roster']['rows'][number]
/** What a tap says; the rest of an operation is made here. */
export type Tap = Pick<MarkInput, 'userId' | 'status' | 'note' | 'onlyUnmarked'>

/** A refusal, and the names of those whose marks were not saved. */
export interface Refusal {
  code: ErrorCode | 'UNKNOWN' | 'OFFLINE'
  names: string[]
}

/**
 * The roster of a session as this device sees it: what the server holds, with the taps on their way applied on top.
 * Each tap is sent at once, in order; one that fails is taken back and told.
 */
export function useMarks(activityId: string) {
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { data: roster } = useSuspenseQuery(api.attendance.roster.queryOptions({ activityId }))
  const [onTheirWay, setOnTheirWay] = useState<readonly MarkInput[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  // One request after the other: two taps on a row arrive in the order they were made.
  const { mutateAsync } = useMutation(
    api.attendance.mark.mutationOptions({
      scope: { id: `marks-${activityId}` },
      networkMode: 'always',
    }),
  )

  const rows = useMemo(() => withTaps(roster.rows, onTheirWay), [roster.rows, onTheirWay])

  /** Resolves to whether the server took all of them. */
  async function send(taps: readonly Tap[]): Promise<boolean> {
    const marks = taps.map((tap) => ({ ...tap, opId: crypto.randomUUID(), deviceAt: new Date() }))
    setRefusal(null)
    setOnTheirWay((before) => [...before, ...marks])
    try {
      const cells = await mutateAsync({ activityId, device: deviceName(), marks })
      const byPerson = new Map(cells.map((cell) => [cell.userId, cell]))
      const queryKey = api.attendance.roster.queryKey({ activityId })
      // A roster on its way was read before these marks and would hide them.
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData(
        queryKey,
        (before) =>
          before && {
            ...before,
            rows: before.rows.map((row) => ({ ...row, ...byPerson.get(row.userId) })),
          },
      )
      void queryClient.invalidateQueries(api.attendance.history.pathFilter())
      return true
    } catch (error) {
      const missed = new Set(marks.map((mark) => mark.userId))
      const names = roster.rows.filter((row) => missed.has(row.userId)).map((row) => row.name)
      setRefusal({ code: codeOf(error), names })
      return false
    } finally {
      setOnTheirWay((before) => before.filter((mark) => !marks.includes(mark)))
    }
  }

  return { roster, rows, send, refusal, isSaving: onTheirWay.length > 0 }
}

function withTaps(rows: readonly RosterRow[], taps: readonly MarkInput[]): RosterRow[] {
  const seen = new Map(rows.map((row) => [row.userId, row]))
  for (const tap of taps) {
    const row = seen.get(tap.userId)
    const applied = row && applyMark(row, tap, row.version)
    if (applied) seen.set(tap.userId, { ...row, ...applied.cell })
  }
  return [...seen.values()]
}

function codeOf(error: unknown): Refusal['code'] {
  if (!isTRPCClientError(error)) return 'UNKNOWN'
  const code: unknown = Reflect.get(Object(error.data), 'errorCode')
  // No answer at all, rather than an answer that refuses.
  if (code === undefined) return 'OFFLINE'
  return code as Refusal['code']
}
