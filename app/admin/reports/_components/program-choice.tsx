import { useTranslations } from 'next-intl'
import { useId } from 'react'

/** Which program the report is about. Works without JavaScript. */
export function ProgramChoice(props: {
  programs: readonly { id: string; name: string }[]
  chosen: string
}) {
  const t = useTranslations('downloads')
  const id = useId()
  return (
    <form action="/admin/reports" className="mb-5 flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 sm:max-w-md">
        <label htmlFor={id} className="label">
          {t('program')}
        </label>
        <select
          id={id}
          // Another program is another field: what was chosen for the last one is gone.
          key={props.chosen}
          name="program"
          defaultValue={props.chosen}
          className="input mt-1 w-full px-3"
        >
          {props.programs.map((program) => (
            <option key={program.id} value={program.id}>
              {program.name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button--primary">
        {t('see')}
      </button>
    </form>
  )
}
