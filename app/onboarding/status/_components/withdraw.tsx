'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'

/** Takes an application back, after asking once. */
export function Withdraw(props: { applicationId: string; isDraft: boolean }) {
  const t = useTranslations('onboarding')
  const errors = useTranslations('errors')
  const [isAsking, setAsking] = useState(false)
  const titleId = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const router = useRouter()
  const api = useTRPC()
  const queryClient = useQueryClient()
  const withdrawal = useMutation(
    api.applications.withdraw.mutationOptions({
      networkMode: 'always',
      onSettled: () => {
        queryClient.removeQueries(api.applications.mine.queryFilter())
        router.refresh()
      },
    }),
  )
  const code = withdrawal.error ? refusalCode(withdrawal.error) : null
  const isBusy = withdrawal.isPending || withdrawal.isSuccess
  const close = () => {
    setAsking(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (!isAsking)
    return (
      <button
        ref={opener}
        type="button"
        onClick={() => {
          setAsking(true)
          requestAnimationFrame(() => keep.current?.focus())
        }}
        className="button button--outline"
      >
        {t(props.isDraft ? 'status.withdraw.draft' : 'status.withdraw.button')}
      </button>
    )
  return (
    <section
      aria-labelledby={titleId}
      className="flex w-full flex-col gap-3 rounded-2xl border border-field-border p-5"
    >
      <h2 id={titleId} className="text-xl">
        {t(props.isDraft ? 'status.withdraw.titleDraft' : 'status.withdraw.title')}
      </h2>
      <p className="text-muted">
        {t(props.isDraft ? 'status.withdraw.textDraft' : 'status.withdraw.text')}
      </p>
      {code && (
        <Notice kind="problem">{code === 'OFFLINE' ? t('refusals.OFFLINE') : errors(code)}</Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          aria-disabled={isBusy}
          onClick={() => !isBusy && withdrawal.mutate({ applicationId: props.applicationId })}
          className="button button--danger"
        >
          {t(`status.withdraw.${isBusy ? 'busy' : props.isDraft ? 'confirmDraft' : 'confirm'}`)}
        </button>
        <button type="button" ref={keep} onClick={close} className="button button--ghost">
          {t(props.isDraft ? 'status.withdraw.cancelDraft' : 'status.withdraw.cancel')}
        </button>
      </div>
    </section>
  )
}
