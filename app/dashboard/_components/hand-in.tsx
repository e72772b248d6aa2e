'use client'

import { PackageOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { Notice } from '@/app/_components/notice'
import { SUBMISSION_TEXT_MAX } from '@/domain/submissions'
import { countCharacters, normalise } from '@/domain/text'
import type { HandedIn } from '../_lib/standing'
import { useHandIn } from './use-hand-in'

/**
 * Hands in a link, a text or both, or replaces what was handed in. What is typed stays on this device (`keptAs`) until
 * the server has it.
 */
export function HandIn(props: {
  activityId: string
  title: string
  keptAs: string
  submission: HandedIn | null
}) {
  const t = useTranslations('deliverables.own')
  const form = useHandIn(props)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const { isOpen } = form
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  return (
    <div className="mt-1 flex flex-col gap-3">
      {form.isDone && <Notice kind="done">{t('done')}</Notice>}
      {isOpen ? (
        <Fields title={props.title} form={form} />
      ) : (
        <button
          ref={opener}
          type="button"
          onClick={form.open}
          aria-label={`${t(openerWord(props.submission))}: ${props.title}`}
          className={`button self-start gap-2 ${props.submission?.status === 'submitted' ? 'button--outline' : 'button--primary'}`}
        >
          <PackageOpen aria-hidden="true" className="size-5" />
          {t(openerWord(props.submission))}
        </button>
      )}
    </div>
  )
}

function openerWord(submission: HandedIn | null) {
  if (!submission) return 'handIn'
  return submission.status === 'submitted' ? 'change' : 'again'
}

function Fields({ title, form }: { title: string; form: ReturnType<typeof useHandIn> }) {
  const t = useTranslations('deliverables.own')
  const id = useId()
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector('input')?.focus({ preventScroll: true }), [])
  const { link, body, problem } = form
  const isLink = problem?.field === 'link'
  const length = countCharacters(normalise(body))
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') form.close()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.send()
  }
  return (
    <form
      ref={element}
      noValidate
      aria-label={t('handInTitle', { title })}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault()
        void form.send()
      }}
      className="flex flex-col gap-3 rounded-xl bg-surface-secondary p-4"
    >
      <p className="text-sm">{t('eitherHelp')}</p>
      <div>
        <label htmlFor={`${id}-link`} className="label">
          {t('link')}
        </label>
        <input
          id={`${id}-link`}
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          value={link}
          onChange={({ target }) => form.type({ link: target.value })}
          aria-invalid={isLink}
          aria-describedby={`${id}-problem`}
          className="input mt-1 w-full px-3 aria-invalid:border-absent"
        />
      </div>
      <div>
        <label htmlFor={`${id}-body`} className="label">
          {t('body')}
        </label>
        <textarea
          id={`${id}-body`}
          rows={4}
          value={body}
          onChange={({ target }) => form.type({ body: target.value })}
          aria-invalid={problem?.field === 'body'}
          aria-describedby={`${id}-count ${id}-problem`}
          className="input mt-1 w-full px-3 py-2 aria-invalid:border-absent"
        />
        <p
          id={`${id}-count`}
          className={`text-sm tabular-nums ${length > SUBMISSION_TEXT_MAX ? 'font-semibold text-absent' : 'text-muted'}`}
        >
          {t('bodyHelp', { length, max: SUBMISSION_TEXT_MAX })} · {t('kept')}
        </p>
      </div>
      <p id={`${id}-problem`} role="alert" className="font-semibold text-absent empty:hidden">
        {problem && t(`problems.${problem.word}`)}
      </p>
      {form.refusal && <Notice kind="problem">{form.refusal}</Notice>}
      <div className="flex flex-wrap gap-2">
        <button
          type="submit"
          aria-disabled={form.isBusy}
          className="button button--primary aria-disabled:opacity-60"
        >
          {t(form.isBusy ? 'sending' : 'send')}
        </button>
        <button type="button" onClick={form.close} className="button button--outline">
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}
