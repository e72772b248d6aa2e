'use client'

import { useMutation } from '@tanstack/react-query'
import { BadgeCheck, GraduationCap } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { stepAnswer } from '@/domain/enrollments'
import { AskOnce } from '../../../_components/ask-once'
import { DropStep } from '../../../_components/drop-step'
import { SaidNotices } from '../../../_components/said-notices'
import { type Said, useRefusalWording, useStep } from '../../../_components/use-step'
import type { Enrollment } from './person-data'

/** What can be done with a place in a program: only the steps its status lets through. */
export function EnrollmentSteps({ name, enrollment }: { name: string; enrollment: Enrollment }) {
  const t = useTranslations('people.steps')
  const wording = useRefusalWording()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const promote = useMutation(api.enrollments.promote.mutationOptions({ networkMode: 'always' }))
  const complete = useMutation(api.enrollments.complete.mutationOptions({ networkMode: 'always' }))
  const { enrollmentId, version, status, evaluation } = enrollment
  const words = { name, program: enrollment.programName }
  const enrollments = [{ enrollmentId, version }]
  const goes = (action: 'promote' | 'complete' | 'drop') => stepAnswer(status, action) === 'go'

  const say = ([result]: Awaited<ReturnType<typeof promote.mutateAsync>>, done: string): Said[] =>
    result?.outcome === 'refused'
      ? [{ kind: 'problem', text: wording(result.code) }]
      : [{ kind: 'done', text: done }]

  return (
    <div className="flex flex-col gap-3">
      <SaidNotices said={said} />
      <div className="flex flex-wrap gap-2">
        {goes('promote') && (
          <AskOnce
            label={t(evaluation.met ? 'promote' : 'promoteAnyway')}
            icon={BadgeCheck}
            look={evaluation.met ? 'primary' : 'outline'}
            question={t(evaluation.met ? 'promoteAsk' : 'promoteAnywayAsk', words)}
            yes={t('promoteYes')}
            isBusy={isBusy}
            onYes={() =>
              take(async () =>
                say(
                  await promote.mutateAsync({ enrollments, despiteRule: !evaluation.met }),
                  t('promoted', words),
                ),
              )
            }
          />
        )}
        {goes('complete') && (
          <AskOnce
            label={t('complete')}
            icon={GraduationCap}
            question={t('completeAsk', words)}
            yes={t('completeYes')}
            isBusy={isBusy}
            onYes={() =>
              take(async () =>
                say(await complete.mutateAsync({ enrollments }), t('completed', words)),
              )
            }
          />
        )}
        {goes('drop') && (
          <DropStep enrollment={enrollment} words={words} isBusy={isBusy} take={take} />
        )}
      </div>
    </div>
  )
}
