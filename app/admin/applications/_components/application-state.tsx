'use client'

import { Undo2 } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { DECISION_ICONS, STATUS_LOOKS } from '@/app/_applications/looks'
import type { Application } from './use-application'

const WHEN = { dateStyle: 'medium', timeStyle: 'short' } as const

/** The decision held on it, who holds it, and the way to take it back. */
export function HeldDecision(props: {
  application: Application
  hold: NonNullable<Application['hold']>
  isBusy: boolean
  onUndo: () => void
}) {
  const { application, hold } = props
  const t = useTranslations('review.held')
  const decisions = useTranslations('review.decisions')
  const locale = useLocale()
  const format = useFormatter()
  const Icon = DECISION_ICONS[hold.decision]
  const reason = application.program?.rejectionReasons.find(({ code }) => code === hold.reasonCode)
  return (
    <section className="rounded-2xl bg-excused-soft p-4">
      <p className="flex items-center gap-2 font-semibold text-excused">
        <Icon aria-hidden="true" className="size-5 shrink-0" />
        {t('title', { decision: decisions(hold.decision) })}
      </p>
      <p className="text-sm">
        {t('by', { name: hold.heldByName, when: format.dateTime(hold.heldAt, WHEN) })}{' '}
        {t('notSent')}
      </p>
      {reason && <p className="mt-2">{t('reason', { reason: reason[locale] })}</p>}
      {hold.feedback && (
        <blockquote className="mt-2 border-l-4 border-excused pl-3 whitespace-pre-line wrap-break-word">
          {hold.feedback}
        </blockquote>
      )}
      <button
        type="button"
        aria-keyshortcuts="u"
        disabled={props.isBusy}
        onClick={props.onUndo}
        className="button button--outline mt-3 gap-2 disabled:opacity-60"
      >
        <Undo2 aria-hidden="true" className="size-5" />
        {t('undo')}
      </button>
    </section>
  )
}

/** What came of an application that waits for no decision: by whom, when, in which words. */
export function Outcome({ application }: { application: Application }) {
  const t = useTranslations('review')
  const locale = useLocale()
  const format = useFormatter()
  const { status, decision, decidedAt, decidedByName, feedback, reason } = application
  const Icon = STATUS_LOOKS[status].icon
  const isDecided = status !== 'withdrawn'
  return (
    <section className="rounded-2xl bg-surface-secondary p-4">
      <p className="flex items-center gap-2 font-semibold">
        <Icon aria-hidden="true" className="size-5 shrink-0" />
        {status === 'approved' && t(`decided.${decision ?? 'guest'}`)}
        {status === 'changes_requested' && t('decided.changes')}
        {status === 'rejected' && t('decided.reject')}
        {status === 'withdrawn' && t('decided.withdrawn')}
      </p>
      {isDecided && decidedAt && decidedByName && (
        <p className="text-sm">
          {t('decided.by', { name: decidedByName, when: format.dateTime(decidedAt, WHEN) })}
        </p>
      )}
      {isDecided && reason && (
        <p className="mt-2">{t('held.reason', { reason: reason[locale] })}</p>
      )}
      {isDecided && feedback && (
        <blockquote className="mt-2 border-l-4 border-field-border pl-3 whitespace-pre-line wrap-break-word">
          {feedback}
        </blockquote>
      )}
    </section>
  )
}
