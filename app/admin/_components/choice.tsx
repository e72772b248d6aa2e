'use client'

import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { INPUT } from './field'

/** Narrows a list to one of `options`; the first one is no narrowing. */
export function Choice(props: {
  label: string
  value: string
  options: readonly [value: string, text: string][]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="label mb-1 block">
        {props.label}
      </label>
      <select
        id={id}
        autoComplete="off"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className={INPUT}
      >
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Narrows a list to one program; null = `all` of them. */
export function ProgramChoice(props: {
  label: string
  all: string
  programId: string | null
  onChange: (programId: string | null) => void
}) {
  const api = useTRPC()
  const programs = useQuery(api.programs.listAll.queryOptions())
  return (
    <Choice
      label={props.label}
      value={props.programId ?? ''}
      onChange={(value) => props.onChange(value || null)}
      options={[
        ['', props.all],
        ...(programs.data ?? []).map(({ id, name }): [string, string] => [id, name]),
      ]}
    />
  )
}
