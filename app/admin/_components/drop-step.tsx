'use client'

import { useMutation } from '@tanstack/react-query'
import { DoorOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { DROP_NOTE_MAX, DROP_REASONS, dropInput, type SeenEnrollment } from '@/domain/enrollments'
import { normalise } from '@/domain/text'
import { AskOnce } from './ask-once'
import { LongTextField } from './long-text-field'
import { useProblemWording } from './use-problem-wording'
import type { useStep } from './use-step'

/** Ends a place in a program, with the reason and staff's own words. */
export function DropStep(props: {
  enrollment: SeenEnrollment
  words: { name: string; program: string }
  isBusy: boolean
  take: ReturnType<typeof useStep>['take']
}) {
  const t = useTranslations('people.steps')
  const reasons = useTranslations('people.dropReasons')
  const wording = useProblemWording(DROP_NOTE_MAX)
  const api = useTRPC()
  const drop = useMutation(api.enrollments.drop.mutationOptions({ networkMode: 'always' }))
  const reasonId = useId()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<{ field: 'reason' | 'note'; text: string } | null>(null)

  const answer = async () => {
    const { enrollmentId, version } = props.enrollment
    const input = { enrollmentId, version, reason, note: normalise(note) === '' ? null : note }
    const checked = dropInput.safeParse(input)
    if (!checked.success) {
      const [issue] = checked.error.issues
      const field = issue?.path[0] === 'reason' ? 'reason' : 'note'
      setProblem({ field, text: wording(field === 'reason' ? 'pick' : issue?.message) })
      return false
    }
    setProblem(null)
    return props.take(async () => {
      await drop.mutateAsync(checked.data)
      return [{ kind: 'done', text: t('dropped', props.words) }]
    })
  }

  return (
    <AskOnce
      label={t('drop')}
      icon={DoorOpen}
      look="danger-soft"
      question={t('dropAsk', props.words)}
      yes={t('dropYes')}
      isBusy={props.isBusy}
      onYes={answer}
    >
      <div>
        <label htmlFor={reasonId} className="label">
          {t('reason')}
        </label>
        <select
          id={reasonId}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-invalid={problem?.field === 'reason'}
          aria-describedby={`${reasonId}-problem`}
          className="input mt-1 w-full px-3"
        >
          <option value="">{t('pickReason')}</option>
          {DROP_REASONS.map((one) => (
            <option key={one} value={one}>
              {reasons(one)}
            </option>
          ))}
        </select>
        <p id={`${reasonId}-problem`} className="text-sm font-semibold text-absent">
          {problem?.field === 'reason' && problem.text}
        </p>
      </div>
      <LongTextField
        label={t(reason === 'other' ? 'note' : 'noteOptional')}
        problem={problem?.field === 'note' ? problem.text : null}
        max={DROP_NOTE_MAX}
        value={note}
        onChange={setNote}
      />
    </AskOnce>
  )
}
