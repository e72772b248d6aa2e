'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { decisionInput, FEEDBACK_MAX } from '@/domain/applications'
import { countCharacters, normalise } from '@/domain/text'
import { useKeptText } from '../../_components/use-kept-text'
import { FeedbackField, WordingForm } from '../../_queue/wording-form'
import type { Application } from './use-application'
import type { Mode, Verdict } from './use-decisions'

const PROBLEMS = ['too-short', 'too-long', 'unstorable'] as const

interface Props {
  application: Application
  decision: 'changes' | 'reject'
  mode: Mode
  isBusy: boolean
  /** Resolves to whether it was given. */
  onGive: (verdict: Verdict) => Promise<boolean>
  onCancel: () => void
}

/** The words, and for a rejection the reason, without which these two decisions are not given. */
export function DecisionForm({ application, decision, mode, isBusy, onGive, onCancel }: Props) {
  const t = useTranslations('review.form')
  const locale = useLocale()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [keptFeedback, keepFeedback] = useKeptText(`${application.id}:${decision}`)
  const [keptReason, keepReason] = useKeptText(`${application.id}:reason`)
  const [wasTried, setWasTried] = useState(false)
  const feedback = keptFeedback ?? ''
  const reasonCode = keptReason ?? ''
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select,textarea')?.focus({ preventScroll: true })
    // With the goal above it in sight, as far as both fit.
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const said = { feedback, ...(decision === 'reject' ? { reasonCode } : {}) }
  const seen = { applicationId: application.id, version: application.version }
  const parsed = decisionInput.safeParse({ ...seen, decision, ...said })
  const issueOf = (field: string) =>
    wasTried ? parsed.error?.issues.find(({ path }) => path[0] === field) : undefined
  const feedbackIssue = issueOf('feedback')?.message
  const reasonIssue = issueOf('reasonCode')

  const submit = async () => {
    if (!parsed.success) {
      setWasTried(true)
      const wrong = parsed.error.issues.some(({ path }) => path[0] === 'reasonCode')
      form.current?.querySelector<HTMLElement>(wrong ? 'select' : 'textarea')?.focus()
      return
    }
    const { applicationId: _, version: __, ...verdict } = parsed.data
    if (!(await onGive(verdict))) return
    keepFeedback(null)
    keepReason(null)
  }
  const title = decision === 'reject' ? 'rejectTitle' : 'changesTitle'
  const send = mode === 'hold' ? 'hold' : 'now'
  return (
    <WordingForm
      form={form}
      title={t(title, { name: application.person.name })}
      yes={t(`${send}${decision === 'reject' ? 'Reject' : 'Changes'}`)}
      cancel={t('cancel')}
      isBusy={isBusy}
      onSubmit={submit}
      onCancel={onCancel}
      className="scroll-my-4 rounded-2xl bg-surface-secondary p-4"
    >
      {decision === 'reject' && (
        <div className="mb-3">
          <label htmlFor={`${id}-reason`} className="label">
            {t('reason')}
          </label>
          <select
            id={`${id}-reason`}
            value={reasonCode}
            onChange={(event) => keepReason(event.target.value)}
            aria-invalid={Boolean(reasonIssue)}
            aria-describedby={`${id}-reason-problem`}
            className="input mt-1 w-full px-3"
          >
            <option value="">{t('choose')}</option>
            {application.program?.rejectionReasons.map((reason) => (
              <option key={reason.code} value={reason.code}>
                {reason[locale]}
              </option>
            ))}
          </select>
          <p id={`${id}-reason-problem`} role="alert" className="text-sm font-semibold text-absent">
            {reasonIssue && t('needReason')}
          </p>
        </div>
      )}
      <FeedbackField
        label={t('feedback')}
        help={t('help', { length: countCharacters(normalise(feedback)), max: FEEDBACK_MAX })}
        problem={
          feedbackIssue ? t(PROBLEMS.find((one) => one === feedbackIssue) ?? 'too-short') : null
        }
        value={feedback}
        onChange={keepFeedback}
      />
    </WordingForm>
  )
}
