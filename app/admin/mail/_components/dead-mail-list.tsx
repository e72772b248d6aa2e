'use client'

import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { MailX, Send } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { StatusChip } from '@/app/_components/status-chip'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import { SaidNotices } from '../../_components/said-notices'
import { useStep } from '../../_components/use-step'

type DeadMail = RouterOutputs['mail']['dead'][number]

/** Mails that were given up; each can be sent again, or all at once. */
export function DeadMailList() {
  const t = useTranslations('people.mail')
  const api = useTRPC()
  const { data: mails } = useSuspenseQuery(api.mail.dead.queryOptions())
  const { mutateAsync } = useMutation(api.mail.resend.mutationOptions({ networkMode: 'always' }))
  const { take, isBusy, said } = useStep()

  const resend = (given: readonly DeadMail[]) =>
    take(async () => {
      const { resent } = await mutateAsync({ mailIds: given.map((mail) => mail.mailId) })
      return [{ kind: resent > 0 ? 'done' : 'info', text: t('resent', { count: resent }) }]
    })

  return (
    <div className="flex flex-col items-start gap-4">
      <SaidNotices said={said} />
      {mails.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {mails.length > 1 && (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => resend(mails)}
          className="button button--primary gap-2 disabled:opacity-60"
        >
          <Send aria-hidden="true" className="size-5" />
          {t('resendAll', { count: mails.length })}
        </button>
      )}
      {mails.length > 0 && (
        <ul className="w-full divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
          {mails.map((mail) => (
            <MailRow
              key={mail.mailId}
              mail={mail}
              isBusy={isBusy}
              onResend={() => resend([mail])}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function MailRow(props: { mail: DeadMail; isBusy: boolean; onResend: () => void }) {
  const { mail } = props
  const t = useTranslations('people.mail')
  const format = useFormatter()
  const kind = t(`kinds.${mail.kind}`)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
      <div className="min-w-0">
        <StatusChip icon={MailX} tone="negative">
          {t('given')}
        </StatusChip>
        <h2 className="mt-2 text-xl wrap-anywhere">{kind}</h2>
        <Link
          href={`/admin/people/${mail.userId}`}
          className="-mx-2 inline-flex min-h-11 items-center px-2 font-semibold text-link wrap-anywhere"
        >
          {mail.name}
        </Link>
        <p className="wrap-anywhere">{mail.email}</p>
        <p className="text-sm text-muted">
          {t('facts', {
            attempts: mail.attempts,
            date: format.dateTime(mail.diedAt, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </p>
        {mail.lastError && (
          <p className="text-sm wrap-anywhere text-muted">{t('error', { code: mail.lastError })}</p>
        )}
      </div>
      <button
        type="button"
        disabled={props.isBusy}
        onClick={props.onResend}
        aria-label={t('resendTo', { name: mail.name, kind })}
        className="button button--outline gap-2 disabled:opacity-60"
      >
        <Send aria-hidden="true" className="size-5" />
        {t('resend')}
      </button>
    </li>
  )
}
