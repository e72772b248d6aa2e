'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_components/notice'
import { APPLICATION_FIELDS } from '@/domain/applications'
import { type ApplicationForm, pathOf, STATUS_PATH, type Step } from '../_lib/steps'
import type { FormHandle } from './use-application-form'

const OWN_WORDS = [
  'CONFLICT',
  'NAME_TAKEN',
  'RUNNING_COHORT',
  'ALREADY_ENROLLED',
  'ALREADY_COMPLETED',
  'ALREADY_DECIDED',
  'APPLICATION_WITHDRAWN',
  'OFFLINE',
] as const
const hasOwnWords = (code: string): code is (typeof OWN_WORDS)[number] =>
  OWN_WORDS.some((one) => one === code)

/** Why the last write was refused, and the way out. What was typed stays where it is. */
export function RefusalNotice(props: { step: Step; form: FormHandle }) {
  const { form } = props
  const t = useTranslations('onboarding')
  const errors = useTranslations('errors')
  const { refusal } = form
  if (!refusal) return null
  const { code } = refusal
  // The field itself says so.
  if (code === 'NAME_TAKEN' && props.step === 'profile') return null
  if (code === 'CONFLICT') return <Conflict form={form} />
  const step =
    code === 'NAME_TAKEN'
      ? 'profile'
      : ['RUNNING_COHORT', 'ALREADY_ENROLLED', 'ALREADY_COMPLETED', 'PROGRAM_CLOSED'].includes(code)
        ? 'program'
        : null
  const isClosed = code === 'ALREADY_DECIDED' || code === 'APPLICATION_WITHDRAWN'
  return (
    <div className="mt-6">
      <Notice kind="problem">
        <p>{hasOwnWords(code) ? t(`refusals.${code}`) : errors(code)}</p>
        {step && (
          <Link href={pathOf(step)} className="inline-flex min-h-11 items-center underline">
            {t(`goTo.${step}`)}
          </Link>
        )}
        {isClosed && (
          <Link href={STATUS_PATH} className="inline-flex min-h-11 items-center underline">
            {t('goTo.status')}
          </Link>
        )}
      </Notice>
    </div>
  )
}

/** Two devices wrote at once: both texts are shown, and the person chooses. */
function Conflict({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  const theirs = form.refusal?.details ?? {}
  const differing = APPLICATION_FIELDS.filter(
    (field) => (theirs[field] ?? '') !== (form.form[field] ?? ''),
  )
  return (
    <div className="mt-6">
      <Notice kind="problem">
        <p>{t('refusals.CONFLICT')}</p>
        <dl className="mt-2 font-normal text-foreground">
          {differing.map((field) => (
            <div key={field} className="mt-2">
              <dt className="text-sm font-semibold">
                {t('conflict.there', { field: t(`fields.${field}`) })}
              </dt>
              <dd className="wrap-anywhere whitespace-pre-line">
                <Theirs field={field} value={theirs[field]} form={form} />
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-3 flex flex-wrap gap-2">
          <button
            type="button"
            className="button button--primary"
            onClick={async () => {
              await form.keepMine()
              await form.save()
            }}
          >
            {t('conflict.keepMine')}
          </button>
          <button type="button" className="button button--outline" onClick={form.takeTheirs}>
            {t('conflict.takeTheirs')}
          </button>
        </div>
      </Notice>
    </div>
  )
}

function Theirs(props: {
  field: keyof ApplicationForm
  value: string | number | undefined
  form: FormHandle
}) {
  const t = useTranslations('onboarding')
  if (!props.value) return t('nothing')
  return props.field === 'programId' ? t('conflict.otherProgram') : props.value
}
