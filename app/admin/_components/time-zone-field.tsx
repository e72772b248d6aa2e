'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field, INPUT } from './field'

/** Those of the community, before all others. */
const NEAR = [
  'America/Mexico_City',
  'America/Tijuana',
  'America/Hermosillo',
  'America/Chihuahua',
  'America/Cancun',
  'America/Bogota',
  'America/Lima',
  'America/Argentina/Buenos_Aires',
  'America/Los_Angeles',
  'America/New_York',
  'Europe/Madrid',
  'UTC',
]

const nameOf = (zone: string) => zone.replaceAll('_', ' ').replaceAll('/', ' / ')

/** A time zone by its name, the near ones first. */
export function TimeZoneField(props: {
  value: string
  help?: string
  problem: string | null
  onChange: (zone: string) => void
}) {
  const t = useTranslations('adminForms.timeZone')
  // What a browser knows may differ from what the server knows: asked when the page stands.
  const [others, setOthers] = useState<readonly string[]>([])
  useEffect(
    () => setOthers(Intl.supportedValuesOf('timeZone').filter((zone) => !NEAR.includes(zone))),
    [],
  )
  const isListed = NEAR.includes(props.value) || others.includes(props.value)
  return (
    <Field label={t('label')} help={props.help} problem={props.problem}>
      {(input) => (
        <select
          {...input}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          className={INPUT}
        >
          {!isListed && <option value={props.value}>{nameOf(props.value)}</option>}
          <optgroup label={t('near')}>
            {NEAR.map((zone) => (
              <option key={zone} value={zone}>
                {nameOf(zone)}
              </option>
            ))}
          </optgroup>
          {others.length > 0 && (
            <optgroup label={t('all')}>
              {others.map((zone) => (
                <option key={zone} value={zone}>
                  {nameOf(zone)}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    </Field>
  )
}
