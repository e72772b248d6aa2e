'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useOneAtATime } from '@/app/_lib/use-one-at-a-time'
import { useTRPC } from '@/app/_trpc/client'
import { type Refusal, refusalOf } from '@/app/_trpc/refusal'
import type { AnswerSubmissionInput } from '@/domain/submissions'
import type { Told } from '../../_queue/told-notice'
import type { Submission } from './use-submissions'

const RESULTS = {
  approve: 'approved',
  request_changes: 'changes_requested',
  reject: 'rejected',
} as const

/** After these there is nothing left to answer; the reviewer goes on to the next. */
const SETTLED = new Set(['SUBMISSION_ANSWERED', 'NOT_FOUND'])

/** Answers, one request after the other, and tells what came of it. */
export function useAnswer() {
  const api = useTRPC()
  const t = useTranslations('deliverables.told')
  const errors = useTranslations('errors')
  const queryClient = useQueryClient()
  const { mutateAsync } = useMutation(
    api.submissions.answer.mutationOptions({ networkMode: 'always' }),
  )
  const [told, tell] = useState<Told | null>(null)
  const { alone, isBusy } = useOneAtATime()

  const word = ({ code, details }: Refusal, name: string) => {
    if (code === 'OFFLINE') return t('offline')
    if (code === 'CONFLICT') return t('conflict', { name })
    if (code === 'SUBMISSION_ANSWERED' && typeof details.decidedByName === 'string')
      return t('answeredByOther', { name, by: details.decidedByName })
    return t('refused', { name, reason: errors(code) })
  }

  /** Resolves to what became of it: `given`, `settled` by somebody else, or `refused`. */
  async function give({ name, title }: Submission, input: AnswerSubmissionInput) {
    const outcome = await alone(async () => {
      try {
        await mutateAsync(input)
        tell({ kind: 'done', lines: [t(RESULTS[input.answer], { name, title })] })
        return 'given'
      } catch (error) {
        const refusal = refusalOf(error)
        tell({ kind: 'problem', lines: [word(refusal, name)] })
        return SETTLED.has(refusal.code) ? 'settled' : 'refused'
      } finally {
        void queryClient.invalidateQueries(api.submissions.pathFilter())
      }
    })
    return outcome ?? 'refused'
  }

  return { give, isBusy, told, tell }
}
