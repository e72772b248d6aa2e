'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { TextField } from '@/domain/applications'
import { useTried } from './tried'
import type { FormHandle } from './use-application-form'

interface Props {
  form: FormHandle
  field: TextField
  /** Lines; one makes it an input. */
  rows?: number
  help?: ReactNode
  isOptional?: boolean
  autoComplete?: string
  prefix?: string
  onBlur?: () => void
  /** Beside the field's own problems. */
  problem?: string | null
}

/** A field of the form with its label, its help and, once one tried to go on, what is wrong with it. */
export function TextQuestion(props: Props) {
  const { form, field, rows = 1 } = props
  const t = useTranslations('onboarding')
  const id = useId()
  const isTried = useTried()
  const own = form.problems[field]
  const shown = own === 'unstorable' || own === 'tooLong' || isTried ? own : undefined
  const problem = shown ? t(`problems.${shown}`) : props.problem
  const shared = {
    id,
    name: field,
    value: form.form[field],
    onChange: (event: { target: { value: string } }) => form.change(field, event.target.value),
    onBlur: props.onBlur,
    'aria-invalid': Boolean(problem),
    'aria-describedby': `${id}-help ${id}-problem`,
    className: 'input w-full px-3 py-2 aria-invalid:border-absent',
  }
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="label">
        {t(`fields.${field}`)}
        {props.isOptional && <span className="font-normal text-muted"> {t('optional')}</span>}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} />
      ) : (
        <input
          {...shared}
          autoComplete={props.autoComplete ?? 'off'}
          {...(field === 'name' ? {} : { autoCapitalize: 'none', spellCheck: false })}
        />
      )}
      <div id={`${id}-help`} className="text-sm text-muted">
        {props.help}
      </div>
      <p id={`${id}-problem`} aria-live="polite" className="text-sm font-medium text-absent">
        {problem}
      </p>
    </div>
  )
}
