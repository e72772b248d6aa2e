import { useId } from 'react'

interface Choice<Value extends string> {
  value: Value
  label: string
  lang?: string
}

/** A small set of choices side by side, one of which holds: native radio inputs, so the keyboard works as usual. */
export function ChoiceGroup<Value extends string>(props: {
  label: string
  hideLabel?: boolean
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={props.hideLabel ? 'sr-only' : 'mb-1.5 text-sm font-semibold text-muted'}>
        {props.label}
      </legend>
      <div className="flex flex-wrap gap-0.5 rounded-xl bg-default p-0.5">
        {props.choices.map(({ value, label, lang }) => (
          <label
            key={value}
            lang={lang}
            className="relative flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-[0.6rem] px-2.5 text-sm font-semibold whitespace-nowrap text-muted has-checked:bg-surface has-checked:text-foreground has-checked:shadow-sm has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
