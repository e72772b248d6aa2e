'use client'

import { useTranslations } from 'next-intl'
import type { RouterOutputs } from '@/app/_trpc/client'
import { Tick } from '@/app/admin/_components/tick'

interface Props {
  programs: RouterOutputs['programs']['listAll']
  chosen: readonly string[]
  isRequired: boolean
  onChoose: (programIds: string[]) => void
  onRequire: (isRequired: boolean) => void
}

/** The programs a new activity becomes part of, and whether it counts in them. */
export function ProgramChoice(props: Props) {
  const t = useTranslations('activitiesAdmin')
  const { chosen } = props
  return (
    <fieldset>
      <legend className="label">{t('fields.programs')}</legend>
      <p className="text-sm text-muted">{t('help.programs')}</p>
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {props.programs.map(({ id, name }) => (
          <Tick
            key={id}
            label={name}
            isChecked={chosen.includes(id)}
            onChange={(isChosen) =>
              props.onChoose(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
      {chosen.length > 0 && (
        <div className="mt-2 border-t border-border pt-1">
          <Tick
            label={t('fields.isRequired')}
            help={t('help.isRequired')}
            isChecked={props.isRequired}
            onChange={props.onRequire}
          />
        </div>
      )}
    </fieldset>
  )
}
