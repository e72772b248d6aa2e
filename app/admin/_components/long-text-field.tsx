import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { countCharacters, normalise } from '@/domain/characters'

/** Several lines of text with a count of what is left; what is wrong stands beside it. */
export function LongTextField(props: {
  label: string
  help?: string
  problem: string | null
  max: number
  value: string
  onChange: (value: string) => void
}) {
  const t = useTranslations('people.suspension')
  const id = useId()
  const length = countCharacters(normalise(props.value))
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <textarea
        id={id}
        rows={3}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-describedby={`${id}-help`}
        aria-invalid={props.problem !== null}
        className="input mt-1 w-full px-3 py-2"
      />
      <p id={`${id}-help`} className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className={props.problem ? 'font-semibold text-absent' : 'text-muted'}>
          {props.problem ?? props.help}
        </span>
        <span
          className={`tabular-nums ${length > props.max ? 'font-semibold text-absent' : 'text-muted'}`}
        >
          {t('count', { length, max: props.max })}
        </span>
      </p>
    </div>
  )
}
