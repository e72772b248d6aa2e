import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { AccentMark } from '@/app/_programs/accent-mark'
import { PROGRAM_ACCENTS, type ProgramAccent } from '@/domain/programs'

/** One of the eight colours, each with its name. */
export function AccentChoice(props: {
  value: ProgramAccent
  onChange: (accent: ProgramAccent) => void
}) {
  const t = useTranslations('programsAdmin')
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="label">{t('fields.accent')}</legend>
      <p className="text-sm text-muted">{t('help.accent')}</p>
      <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
        {PROGRAM_ACCENTS.map((accent) => (
          <label
            key={accent}
            className="relative flex min-h-11 cursor-pointer items-center gap-2 rounded-xl border border-border bg-surface px-3 font-medium has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={accent}
              checked={props.value === accent}
              onChange={() => props.onChange(accent)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <AccentMark accent={accent} className="h-4 w-4.5" />
            <span className="min-w-0 flex-1">{t(`accents.${accent}`)}</span>
            {props.value === accent && <Check aria-hidden="true" className="size-5 shrink-0" />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
