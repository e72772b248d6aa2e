'use client'

import { useTranslations } from 'next-intl'
import { Field, INPUT, TEXTAREA } from '@/app/admin/_components/field'

interface Texts {
  title: string
  description: string
  location: string
  link: string
}

interface Props {
  draft: Texts
  isDeliverable: boolean
  change: (changes: Partial<Texts>) => void
  problemOf: (path: string) => string | null
}

/** What an activity is called, where it takes place, and what to know about it. */
export function TextFields({ draft, isDeliverable, change, problemOf }: Props) {
  const t = useTranslations('activitiesAdmin')
  return (
    <>
      <Field label={t('fields.title')} problem={problemOf('title')}>
        {(input) => (
          <input
            {...input}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
            className={INPUT}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {!isDeliverable && (
          <Field
            label={t('fields.location')}
            isOptional
            help={t('help.location')}
            problem={problemOf('location')}
          >
            {(input) => (
              <input
                {...input}
                value={draft.location}
                onChange={(event) => change({ location: event.target.value })}
                className={INPUT}
              />
            )}
          </Field>
        )}
        <Field
          label={t('fields.link')}
          isOptional
          help={t(isDeliverable ? 'help.linkDeliverable' : 'help.link')}
          problem={problemOf('link')}
        >
          {(input) => (
            <input
              {...input}
              type="url"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              value={draft.link}
              onChange={(event) => change({ link: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <Field
        label={t('fields.description')}
        isOptional
        help={t(isDeliverable ? 'help.descriptionDeliverable' : 'help.description')}
        problem={problemOf('description')}
      >
        {(input) => (
          <textarea
            {...input}
            rows={3}
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
            className={TEXTAREA}
          />
        )}
      </Field>
    </>
  )
}
