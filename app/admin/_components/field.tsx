import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'

/** What ties an input to its label, its help and its problem. */
export interface FieldInput {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
}

/** A field of a form: its label, what helps to fill it in, and what is wrong with it, beside it. */
export function Field(props: {
  label: string
  help?: ReactNode
  problem?: string | null | undefined
  isOptional?: boolean
  className?: string
  children: (input: FieldInput) => ReactNode
}) {
  const t = useTranslations('adminForms')
  const id = useId()
  return (
    <div className={`min-w-0 ${props.className ?? ''}`}>
      <label htmlFor={id} className="label mb-1 block">
        {props.label}
        {props.isOptional && <span className="font-normal text-muted"> {t('optional')}</span>}
      </label>
      {props.children({
        id,
        'aria-describedby': `${id}-help ${id}-problem`,
        'aria-invalid': Boolean(props.problem),
      })}
      <div id={`${id}-help`} className="mt-1 text-sm text-muted empty:hidden">
        {props.help}
      </div>
      <p
        id={`${id}-problem`}
        aria-live="polite"
        className="text-sm font-semibold text-absent empty:hidden"
      >
        {props.problem}
      </p>
    </div>
  )
}

export const INPUT = 'input w-full min-w-0 px-3 aria-invalid:border-absent'
export const TEXTAREA = 'input w-full px-3 py-2 aria-invalid:border-absent'
