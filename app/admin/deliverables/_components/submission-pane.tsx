'use client'

import { CircleCheck, CircleX, MessageSquareReply } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { refusalCode } from '@/app/_trpc/refusal-code'
import {
  type AnswerSubmissionInput,
  SUBMISSION_ANSWERS,
  type SubmissionAnswer,
} from '@/domain/submissions'
import { OpenPlaceholder } from '../../_queue/open-card'
import { AnswerForm } from './answer-form'
import { SubmissionView } from './submission-view'
import { type Submission, useSubmission } from './use-submissions'

const LOOKS = {
  approve: { icon: CircleCheck, key: 'a', look: 'button--primary' },
  request_changes: { icon: MessageSquareReply, key: 'c', look: 'button--secondary' },
  reject: { icon: CircleX, key: 'r', look: 'button--outline' },
} as const

/** What is open, and where one answers it. */
export function SubmissionPane(props: {
  submissionId: string
  now: Date
  takesFocus: boolean
  isBusy: boolean
  /** The answer that is being worded. */
  wording: SubmissionAnswer | null
  onWord: (answer: SubmissionAnswer) => void
  onCancel: () => void
  /** Resolves to whether it was given. */
  onGive: (submission: Submission, input: AnswerSubmissionInput) => Promise<boolean>
}) {
  const t = useTranslations('deliverables')
  const errors = useTranslations('errors')
  const { data, error } = useSubmission(props.submissionId)
  if (!data) {
    const code = error && refusalCode(error)
    const problem = code === 'OFFLINE' ? t('told.offline') : code && errors(code)
    return <OpenPlaceholder problem={problem} />
  }
  const { wording, isBusy } = props
  return (
    <SubmissionView submission={data} now={props.now} takesFocus={props.takesFocus}>
      {data.status === 'submitted' && !wording && (
        <section aria-label={t('bar.label')} className="flex flex-wrap gap-2">
          {SUBMISSION_ANSWERS.map((answer) => {
            const { icon: Icon, key, look } = LOOKS[answer]
            return (
              <button
                key={answer}
                type="button"
                aria-keyshortcuts={key}
                disabled={isBusy}
                onClick={() => props.onWord(answer)}
                className={`button ${look} flex-auto gap-2 px-3 disabled:opacity-60`}
              >
                <Icon aria-hidden="true" className="size-5 shrink-0" />
                {t(`bar.${answer}`)}
              </button>
            )
          })}
        </section>
      )}
      {data.status === 'submitted' && wording && (
        <AnswerForm
          key={wording}
          submission={data}
          answer={wording}
          isBusy={isBusy}
          onGive={(input) => props.onGive(data, input)}
          onCancel={props.onCancel}
        />
      )}
    </SubmissionView>
  )
}
