import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react'
import { Form } from '@/app/_components/form'

/** Where an answer is put into words. Ctrl+Enter sends, Escape closes. */
export function WordingForm(props: {
  form: RefObject<HTMLFormElement | null>
  title: string
  yes: string
  cancel: string
  isBusy: boolean
  onSubmit: () => void
  onCancel: () => void
  className?: string
  children: ReactNode
}) {
  const id = useId()
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.onCancel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSubmit()
  }
  return (
    <Form
      ref={props.form}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
      onKeyDown={press}
      noValidate
      aria-labelledby={id}
      className={props.className}
    >
      <h3 id={id} className="mb-2 text-lg">
        {props.title}
      </h3>
      {props.children}
      <div className="mt-2 flex flex-wrap gap-2">
        <button
          type="submit"
          disabled={props.isBusy}
          className="button button--primary disabled:opacity-60"
        >
          {props.yes}
        </button>
        <button type="button" onClick={props.onCancel} className="button button--outline">
          {props.cancel}
        </button>
      </div>
    </Form>
  )
}

/** The words the person will read; `help` says how many there may be. */
export function FeedbackField(props: {
  label: string
  help: string
  problem: string | null
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <textarea
        id={id}
        rows={4}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
        aria-invalid={props.problem !== null}
        aria-describedby={`${id}-help ${id}-problem`}
        className="input mt-1 w-full px-3 py-2"
      />
      <p id={`${id}-help`} className="text-sm text-muted tabular-nums">
        {props.help}
      </p>
      <p id={`${id}-problem`} role="alert" className="text-sm font-semibold text-absent">
        {props.problem}
      </p>
    </>
  )
}
