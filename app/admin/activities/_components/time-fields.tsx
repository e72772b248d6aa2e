'use client'

import { useTranslations } from 'next-intl'
import { Field, INPUT } from '@/app/admin/_components/field'
import { TimeZoneField } from '@/app/admin/_components/time-zone-field'
import { endFollows } from '../_lib/end-follows'

const USUAL_MINUTES = { session: 120, deliverable: 7 * 24 * 60 }

interface Times {
  startsLocal: string
  endsLocal: string
  timeZone: string
}

interface Props {
  draft: Times
  kind: 'session' | 'deliverable'
  change: (changes: Partial<Times>) => void
  problemOf: (path: string) => string | null
}

/** From when to when, on the clock of a time zone. The end moves along with the start. */
export function TimeFields({ draft, kind, change, problemOf }: Props) {
  const t = useTranslations('activitiesAdmin')
  const moveStart = (startsLocal: string) =>
    change({ startsLocal, endsLocal: endFollows(draft, startsLocal, USUAL_MINUTES[kind]) })
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t(kind === 'session' ? 'fields.starts' : 'fields.opens')}
          problem={problemOf('startsLocal')}
        >
          {(input) => (
            <input
              {...input}
              type="datetime-local"
              value={draft.startsLocal}
              onChange={(event) => moveStart(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <Field
          label={t(kind === 'session' ? 'fields.ends' : 'fields.due')}
          problem={problemOf('endsLocal')}
        >
          {(input) => (
            <input
              {...input}
              type="datetime-local"
              value={draft.endsLocal}
              onChange={(event) => change({ endsLocal: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <TimeZoneField
        value={draft.timeZone}
        problem={problemOf('timeZone')}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  )
}
