'use client'

import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { STEPS_MAX } from '@/domain/enrollments'
import { type Said, useRefusalWording, useStep } from '../../_components/use-step'

export type Ready = RouterOutputs['enrollments']['readyForPromotion'][number]

/** Promotes those given, as many requests as it takes, and says what became of each. */
export function usePromote() {
  const t = useTranslations('people.promotions')
  const format = useFormatter()
  const wording = useRefusalWording()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const { mutateAsync } = useMutation(
    api.enrollments.promote.mutationOptions({ networkMode: 'always' }),
  )

  const promote = (people: readonly Ready[]) =>
    take(async () => {
      const names = new Map(people.map((row) => [row.enrollmentId, row.name]))
      const byOutcome = new Map<string, string[]>()
      for (let from = 0; from < people.length; from += STEPS_MAX) {
        const enrollments = people
          .slice(from, from + STEPS_MAX)
          .map(({ enrollmentId, version }) => ({ enrollmentId, version }))
        for (const result of await mutateAsync({ enrollments })) {
          const key = result.outcome === 'refused' ? wording(result.code) : result.outcome
          const name = names.get(result.enrollmentId) ?? ''
          byOutcome.set(key, [...(byOutcome.get(key) ?? []), name])
        }
      }
      return [...byOutcome].map(([outcome, who]): Said => {
        const words = { names: format.list(who), count: who.length }
        if (outcome === 'done') return { kind: 'done', text: t('done', words) }
        if (outcome === 'already') return { kind: 'info', text: t('already', words) }
        return { kind: 'problem', text: t('refused', { names: words.names, problem: outcome }) }
      })
    })

  return { promote, isBusy, said }
}
