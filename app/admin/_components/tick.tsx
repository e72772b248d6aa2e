import type { ReactNode } from 'react'

/** A box to tick with its words; the whole line is the target. */
export function Tick(props: {
  label: ReactNode
  help?: ReactNode
  isChecked: boolean
  isDisabled?: boolean
  onChange: (isChecked: boolean) => void
}) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2.5 has-disabled:cursor-not-allowed">
      <input
        type="checkbox"
        checked={props.isChecked}
        disabled={props.isDisabled}
        onChange={(event) => props.onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="font-medium wrap-anywhere">{props.label}</span>
        {props.help && <span className="block text-sm text-muted">{props.help}</span>}
      </span>
    </label>
  )
}
