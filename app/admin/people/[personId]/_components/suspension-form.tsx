'use client'

import { useMutation } from '@tanstack/react-query'
import { Ban, RotateCcw } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { SUSPENSION_REASON_MAX, suspendPersonInput } from '@/domain/people'
import { AskOnce } from '../../../_components/ask-once'
import { LongTextField } from '../../../_components/long-text-field'
import { SaidNotices } from '../../../_components/said-notices'
import { useProblemWording } from '../../../_components/use-problem-wording'
import { useStep } from '../../../_components/use-step'

interface Props {
  person: { id: string; name: string; suspendedAt: Date | null; suspendedReason: string | null }
  isSelf: boolean
}

/** Suspends a person with a reason, or ends it. Nobody suspends themselves. */
export function SuspensionForm({ person, isSelf }: Props) {
  const t = useTranslations('people.suspension')
  const format = useFormatter()
  const wording = useProblemWording(SUSPENSION_REASON_MAX)
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const suspend = useMutation(api.users.suspend.mutationOptions({ networkMode: 'always' }))
  const restore = useMutation(api.users.restore.mutationOptions({ networkMode: 'always' }))
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { id: userId, name, suspendedAt } = person

  const answerSuspend = async () => {
    const checked = suspendPersonInput.safeParse({ userId, reason })
    setProblem(checked.success ? null : wording(checked.error.issues[0]?.message))
    if (!checked.success) return false
    return take(async () => {
      await suspend.mutateAsync(checked.data)
      setReason('')
      return [{ kind: 'done', text: t('done', { name }) }]
    })
  }
  const answerRestore = () =>
    take(async () => {
      await restore.mutateAsync({ userId })
      return [{ kind: 'done', text: t('restored', { name }) }]
    })

  return (
    <div className="flex flex-col items-start gap-3 rounded-2xl border border-border bg-surface p-4">
      <h3 className="font-sans text-sm font-semibold text-muted">{t('title')}</h3>
      {suspendedAt ? (
        <div>
          <p className="font-medium">
            {t('since', { date: format.dateTime(suspendedAt, { dateStyle: 'long' }) })}
          </p>
          <p className="whitespace-pre-line wrap-anywhere">{person.suspendedReason}</p>
        </div>
      ) : (
        <p className="text-sm text-muted">{t(isSelf ? 'self' : 'help')}</p>
      )}
      <SaidNotices said={said} />
      {suspendedAt && (
        <AskOnce
          label={t('restore')}
          icon={RotateCcw}
          look="primary"
          question={t('restoreAsk', { name })}
          yes={t('restoreYes')}
          isBusy={isBusy}
          onYes={answerRestore}
        />
      )}
      {!suspendedAt && !isSelf && (
        <AskOnce
          label={t('suspend')}
          icon={Ban}
          look="danger-soft"
          question={t('help')}
          yes={t('yes')}
          isBusy={isBusy}
          onYes={answerSuspend}
        >
          <LongTextField
            label={t('reason')}
            help={t('reasonHelp')}
            problem={problem}
            max={SUSPENSION_REASON_MAX}
            value={reason}
            onChange={setReason}
          />
        </AskOnce>
      )}
    </div>
  )
}
