import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/app/_components/empty-state'
import { PageHeader } from '@/app/_components/page-header'
import { listLocalMail } from '@/server/email/mailbox'
import { isLocalMode } from '@/server/env'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailbox')
  return { title: t('title') }
}

/** The mails of local mode, where nothing is really sent; anywhere else this page does not exist. */
export default async function MailboxPage() {
  // Read at every visit, never while building.
  await headers()
  if (!isLocalMode()) notFound()
  const t = await getTranslations('mailbox')
  const format = await getFormatter()
  const mails = listLocalMail()
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {mails.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      <ul className="flex max-w-3xl flex-col gap-4">
        {mails.map((mail) => (
          <li key={mail.id} className="rounded-2xl border border-border bg-surface p-5">
            <h2 className="text-xl wrap-break-word">{mail.subject}</h2>
            <p className="mt-1 text-sm wrap-anywhere text-muted">
              {t('to')} {mail.to} ·{' '}
              <time dateTime={mail.sentAt}>
                {format.dateTime(new Date(mail.sentAt), {
                  dateStyle: 'medium',
                  timeStyle: 'medium',
                })}
              </time>
            </p>
            <p className="mt-3 wrap-anywhere whitespace-pre-line">{mail.text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
