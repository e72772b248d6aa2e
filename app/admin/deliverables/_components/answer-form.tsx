'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useKeptText } from '@/app/admin/_components/use-kept-text'
import {
  type AnswerSubmissionInput,
  answerSubmissionInput,
  SUBMISSION_FEEDBACK_MAX,
  type SubmissionAnswer,
} from '@/domain/submissions'
import { countCharacters, normalise } from '@/domain/text'
import { FeedbackField, WordingForm } from '../../_queue/wording-form'
import type { Submission } from './use-submissions'

const WORDS = {
  approve: { title: 'approveTitle', feedback: 'feedbackOptional', yes: 'yesApprove' },
  request_changes: { title: 'changesTitle', feedback: 'feedback', yes: 'yesChanges' },
  reject: { title: 'rejectTitle', feedback: 'feedback', yes: 'yesReject' },
} as const

const PROBLEMS = ['too-short', 'too-long', 'unstorable'] as const

/** The words of an answer, which may be missing from an approval only. */
export function AnswerForm(props: {
  submission: Submission
  answer: SubmissionAnswer
  isBusy: boolean
  onGive: (input: AnswerSubmissionInput) => Promise<boolean>
  onCancel: () => void
}) {
  const { submission, answer, isBusy } = props
  const t = useTranslations('deliverables.form')
  const form = useRef<HTMLFormElement>(null)
  const [kept, keep] = useKeptText(`submission:${submission.id}:${answer}`)
  const [wasTried, setWasTried] = useState(false)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  const feedback = kept ?? ''
  const parsed = answerSubmissionInput.safeParse({
    submissionId: submission.id,
    version: submission.version,
    answer,
    feedback: answer === 'approve' ? normalise(feedback) || null : feedback,
  })
  const issue = wasTried ? parsed.error?.issues[0]?.message : undefined
  const words = WORDS[answer]

  const submit = async () => {
    if (!parsed.success) {
      setWasTried(true)
      form.current?.querySelector('textarea')?.focus()
    } else if (await props.onGive(parsed.data)) keep(null)
  }

  return (
    <WordingForm
      form={form}
      title={t(words.title, { name: submission.name })}
      yes={t(words.yes)}
      cancel={t('cancel')}
      isBusy={isBusy}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <FeedbackField
        label={t(words.feedback)}
        help={t('help', {
          length: countCharacters(normalise(feedback)),
          max: SUBMISSION_FEEDBACK_MAX,
        })}
        problem={
          issue === undefined ? null : t(PROBLEMS.find((one) => one === issue) ?? 'too-short')
        }
        value={feedback}
        onChange={keep}
      />
    </WordingForm>
  )
}
