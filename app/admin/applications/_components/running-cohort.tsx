'use client'

import { useMutation } from '@tanstack/react-query'
import { CalendarClock, GraduationCap } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import { useTRPC } from '@/app/_trpc/client'
import { stepAnswer } from '@/domain/enrollments'
import { isRunningCohort } from '@/domain/programs'
import { AskOnce } from '../../_components/ask-once'
import { DropStep } from '../../_components/drop-step'
import { SaidNotices } from '../../_components/said-notices'
import { useRefusalWording, useStep } from '../../_components/use-step'
import type { Application } from './use-application'

/** The place that keeps the applicant from a second running cohort, if there is one. */
function earlierPlaceOf({ program, enrollments }: Application, now: Date) {
  if (!program || !isRunningCohort(program, now)) return null
  return (
    enrollments.find(
      ({ status, programId, programType, programEndDate: endDate }) =>
        (status === 'guest' || status === 'active') &&
        programId !== program.id &&
        isRunningCohort({ programType, endDate }, now),
    ) ?? null
  )
}

/**
 * What stands in the way of an approval: a place in another cohort that still runs. Who may ends it here and then decides;
 * anybody else is told who can.
 */
export function RunningCohort(props: {
  application: Application
  now: Date
  mayEndPlaces: boolean
}) {
  const { application, now } = props
  const t = useTranslations('review.runningCohort')
  const steps = useTranslations('people.steps')
  const wording = useRefusalWording()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const complete = useMutation(api.enrollments.complete.mutationOptions({ networkMode: 'always' }))
  const place = earlierPlaceOf(application, now)
  const { person } = application
  const words = { name: person.name, program: place?.programName ?? '' }

  const onComplete = (enrollmentId: string, version: number) =>
    take(async () => {
      const [result] = await complete.mutateAsync({ enrollments: [{ enrollmentId, version }] })
      return result?.outcome === 'refused'
        ? [{ kind: 'problem', text: wording(result.code) }]
        : [{ kind: 'done', text: `${steps('completed', words)} ${t('decideNow')}` }]
    })

  if (!place) return <SaidNotices said={said} />
  return (
    <section aria-label={t('title')} className="rounded-2xl bg-maize-soft p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="flex min-w-0 items-center gap-2 text-lg wrap-anywhere">
          <CalendarClock aria-hidden="true" className="size-5 shrink-0" />
          {t('title')}
        </h3>
        <EnrollmentStatusChip status={place.status} />
      </div>
      <p className="mt-1 mb-3 wrap-anywhere">
        {t('text', words)} {t(props.mayEndPlaces ? 'canEnd' : 'cannotEnd')}
      </p>
      <div className="flex flex-col gap-3">
        <SaidNotices said={said} />
        {props.mayEndPlaces && (
          <div className="flex flex-wrap items-start gap-2">
            {stepAnswer(place.status, 'complete') === 'go' && (
              <AskOnce
                label={steps('complete')}
                icon={GraduationCap}
                question={steps('completeAsk', words)}
                yes={steps('completeYes')}
                isBusy={isBusy}
                onYes={() => onComplete(place.id, place.version)}
              />
            )}
            <DropStep
              enrollment={{ enrollmentId: place.id, version: place.version }}
              words={words}
              isBusy={isBusy}
              take={take}
            />
            <Link
              href={`/admin/people/${person.id}`}
              className="inline-flex min-h-11 items-center px-2 font-semibold text-link underline underline-offset-4"
            >
              {t('seePerson')}
            </Link>
          </div>
        )}
      </div>
    </section>
  )
}
