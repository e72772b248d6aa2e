'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useKeptText } from '@/app/admin/_components/use-kept-text'
import {
  type AnswerSubmissionInput,
  answerSubmissionInput,
  SUBMISSION_FEEDBACK_MAX,
  type SubmissionAnswer,
} from '@/domain/submissions'
import { countCharacters, normalise } from '@/domain/text'
import type { Submission } from './use-submissions'

const WORDS = {
  approve: { title: 'approveTitle', feedback: 'feedbackOptional', yes: 'yesApprove' },
  request_changes: { title: 'changesTitle', feedback: 'feedback', yes: 'yesChanges' },
  reject: { title: 'rejectTitle', feedback: 'feedback', yes: 'yesReject' },
} as const

const PROBLEMS = ['too-short', 'too-long', 'unstorable'] as const

/** The words of an answer, which may be missing from an approval only. Ctrl+Enter sends, Escape closes. */
export function AnswerForm(props: {
  submission: Submission
  answer: SubmissionAnswer
  isBusy: boolean
  onGive: (input: AnswerSubmissionInput) => Promise<boolean>
  onCancel: () => void
}) {
  const { submission, answer, isBusy } = props
  const t = useTranslations('deliverables.form')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [kept, keep] = useKeptText(`submission:${submission.id}:${answer}`)
  const [wasTried, setWasTried] = useState(false)
  useEffect(() => field.current?.focus(), [])

  const feedback = kept ?? ''
  const parsed = answerSubmissionInput.safeParse({
    submissionId: submission.id,
    version: submission.version,
    answer,
    feedback: answer === 'approve' ? normalise(feedback) || null : feedback,
  })
  const issue = wasTried ? parsed.error?.issues[0]?.message : undefined
  const words = WORDS[answer]

  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (!parsed.success) {
      setWasTried(true)
      field.current?.focus()
    } else if (await props.onGive(parsed.data)) keep(null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.onCancel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
  }

  return (
    <form onSubmit={submit} onKeyDown={press} noValidate aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="mb-2 text-lg">
        {t(words.title, { name: submission.name })}
      </h3>
      <label htmlFor={`${id}-feedback`} className="label">
        {t(words.feedback)}
      </label>
      <textarea
        ref={field}
        id={`${id}-feedback`}
        rows={4}
        value={feedback}
        onChange={({ target }) => keep(target.value)}
        aria-invalid={issue !== undefined}
        aria-describedby={`${id}-help ${id}-problem`}
        className="input mt-1 w-full px-3 py-2"
      />
      <p id={`${id}-help`} className="text-sm text-muted tabular-nums">
        {t('help', {
          length: countCharacters(normalise(feedback)),
          max: SUBMISSION_FEEDBACK_MAX,
        })}
      </p>
      <p id={`${id}-problem`} role="alert" className="text-sm font-semibold text-absent">
        {issue !== undefined && t(PROBLEMS.find((one) => one === issue) ?? 'too-short')}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <button
          type="submit"
          disabled={isBusy}
          className="button button--primary disabled:opacity-60"
        >
          {t(words.yes)}
        </button>
        <button type="button" onClick={props.onCancel} className="button button--ghost">
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}
