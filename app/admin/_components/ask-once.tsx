'use client'

import type { LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Form } from '@/app/_components/form'

/**
 * A button for a step not to be taken by accident: it asks once, where it stands. `children` are fields the step
 * needs. `onYes` resolves to whether the step was taken; if not, the question stays open with what was typed.
 */
export function AskOnce(props: {
  label: string
  icon: LucideIcon
  question: string
  yes: string
  isBusy: boolean
  isDisabled?: boolean
  look?: 'primary' | 'secondary' | 'outline' | 'danger-soft'
  onYes: () => Promise<boolean>
  children?: ReactNode
}) {
  const { icon: Icon, look = 'outline' } = props
  const t = useTranslations('people')
  const [isOpen, setIsOpen] = useState(false)
  const questionId = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLFormElement>(null)
  const wasOpen = useRef(false)

  useEffect(() => {
    if (isOpen) {
      const field = box.current?.querySelector<HTMLElement>('select, textarea')
      ;(field ?? box.current)?.focus()
    } else if (wasOpen.current) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  const answer = async (event: FormEvent) => {
    event.preventDefault()
    if (await props.onYes()) setIsOpen(false)
  }
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIsOpen(false)
  }

  if (!isOpen)
    return (
      <button
        ref={opener}
        type="button"
        disabled={props.isDisabled}
        onClick={() => setIsOpen(true)}
        className={`button button--${look} h-auto gap-2 whitespace-normal disabled:opacity-60`}
      >
        <Icon aria-hidden="true" className="size-5 shrink-0" />
        {props.label}
      </button>
    )
  return (
    <Form
      ref={box}
      tabIndex={-1}
      noValidate
      aria-labelledby={questionId}
      onSubmit={answer}
      onKeyDown={closeOnEscape}
      className="flex w-full flex-col gap-3 rounded-xl bg-surface-secondary p-4 outline-none"
    >
      <p id={questionId} className="font-medium wrap-anywhere">
        {props.question}
      </p>
      {props.children}
      <div className="flex flex-wrap gap-2">
        <button
          type="submit"
          disabled={props.isBusy}
          className={`button button--${look === 'danger-soft' ? 'danger' : 'primary'} disabled:opacity-60`}
        >
          {props.isBusy ? t('working') : props.yes}
        </button>
        <button type="button" onClick={() => setIsOpen(false)} className="button button--outline">
          {t('confirm.no')}
        </button>
      </div>
    </Form>
  )
}
