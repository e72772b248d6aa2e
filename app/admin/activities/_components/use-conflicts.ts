'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { type ConflictsInput, conflictsInput } from '@/domain/activity-forms'

const PAUSE_MS = 400

/** What sessions that are being typed would meet, asked once the typing rests. Null or nonsense asks for nothing. */
export function useConflicts(typed: unknown) {
  const api = useTRPC()
  const wanted = JSON.stringify(conflictsInput.safeParse(typed).data ?? null)
  const [rested, setRested] = useState('null')
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const input: ConflictsInput | null = conflictsInput.safeParse(JSON.parse(rested)).data ?? null
  const nothing = {
    startsLocal: '',
    endsLocal: '',
    timeZone: 'UTC',
    location: null,
    programIds: [],
  }
  const found = useQuery(
    api.activities.conflicts.queryOptions(input ?? nothing, {
      enabled: input !== null,
      placeholderData: (before) => before,
    }),
  )
  return input === null ? [] : (found.data ?? [])
}
