'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useOneAtATime } from '@/app/_lib/use-one-at-a-time'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'

/** What is said beside the thing it is about after a step. */
export interface Said {
  kind: 'done' | 'info' | 'problem'
  text: string
}

/** A refusal in words. */
export function useRefusalWording() {
  const t = useTranslations('people')
  const errors = useTranslations('errors')
  return (code: RefusalCode) => (code === 'OFFLINE' ? t('offline') : errors(code))
}

/**
 * Takes steps one at a time: a second tap while one is on its way does nothing. What a step says is shown, a refusal
 * is worded, and whatever is on the screen is read anew in both cases.
 */
export function useStep() {
  const queryClient = useQueryClient()
  const wording = useRefusalWording()
  const { alone, isBusy } = useOneAtATime()
  const [said, setSaid] = useState<readonly Said[]>([])

  const problemOf = (error: unknown): Said => ({
    kind: 'problem',
    text: wording(refusalCode(error)),
  })

  /** Resolves to whether the step was taken. */
  async function take(step: () => Promise<readonly Said[]>): Promise<boolean> {
    const answer = await alone(async () => {
      setSaid([])
      const said = await step().catch((error: unknown) => [problemOf(error)])
      setSaid(said)
      return said
    })
    if (!answer) return false
    void queryClient.invalidateQueries()
    return answer.some(({ kind }) => kind !== 'problem')
  }

  return { take, isBusy, said }
}
