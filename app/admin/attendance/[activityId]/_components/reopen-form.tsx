'use client'

import { LockOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { countCharacters, normalise } from '@/domain/characters'
import { REOPENED_DAYS_MAX, REOPENING_REASON_MAX } from '@/domain/marking-window'
import { useStore } from '../_lib/use-roll-call'

const DAYS = [1, 3, 7, REOPENED_DAYS_MAX]

/** An admin opens a session anew for some days, with a reason. */
export function ReopenForm() {
  const t = useTranslations()
  const store = useStore()
  const id = useId()
  const [reason, setReason] = useState('')
  const [days, setDays] = useState(1)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<RefusalCode | 'reason'>()
  const length = countCharacters(normalise(reason))

  const reopen = async () => {
    if (isBusy) return
    if (length === 0 || length > REOPENING_REASON_MAX) return setProblem('reason')
    setIsBusy(true)
    setProblem(undefined)
    try {
      await rollCallApi.attendance.reopen.mutate({ activityId: store.activityId, reason, days })
      await store.refresh()
    } catch (error) {
      setProblem(refusalCode(error))
    }
    setIsBusy(false)
  }

  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void reopen()
      }}
      className="space-y-3 rounded-2xl border border-border bg-surface p-4"
    >
      <p className="font-display text-xl font-semibold">{t('rollCall.reopen.title')}</p>
      <div>
        <label htmlFor={`${id}-reason`} className="label">
          {t('rollCall.reopen.reason')}
        </label>
        <textarea
          id={`${id}-reason`}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={`${id}-problem`}
          aria-invalid={problem === 'reason'}
          className="input mt-1 w-full px-3 py-2"
        />
      </div>
      <div>
        <label htmlFor={`${id}-days`} className="label">
          {t('rollCall.reopen.days')}
        </label>
        <select
          id={`${id}-days`}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          className="input mt-1 block px-3"
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('rollCall.reopen.dayCount', { count })}
            </option>
          ))}
        </select>
      </div>
      <div id={`${id}-problem`}>
        {problem && (
          <Notice kind="problem">
            {problem === 'reason'
              ? t('rollCall.reopen.reasonNeeded', { max: REOPENING_REASON_MAX })
              : problem === 'OFFLINE'
                ? t('rollCall.needsNetwork')
                : t(`errors.${problem}`)}
          </Notice>
        )}
      </div>
      <button type="submit" disabled={isBusy} className="button button--secondary gap-2">
        <LockOpen aria-hidden="true" className="size-5" />
        {t(isBusy ? 'rollCall.working' : 'rollCall.reopen.do')}
      </button>
    </Form>
  )
}
