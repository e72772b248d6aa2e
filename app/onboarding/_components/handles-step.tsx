'use client'

import { useTranslations } from 'next-intl'
import { parseGithubUsername, parseXUsername } from '@/domain/handles'
import { TextQuestion } from './text-question'
import type { FormHandle } from './use-application-form'

const QUESTIONS = [
  { field: 'githubUsername', parse: parseGithubUsername },
  { field: 'twitterUsername', parse: parseXUsername },
] as const

/** Where one's work can be seen. Whatever form is typed, the bare name is what stays. */
export function HandlesStep({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  return (
    <div className="flex flex-col gap-4">
      {QUESTIONS.map(({ field, parse }) => {
        const typed = form.form[field]
        const handle = parse(typed)
        return (
          <TextQuestion
            key={field}
            form={form}
            field={field}
            isOptional
            onBlur={() => {
              if (handle !== null && handle !== typed) form.change(field, handle)
            }}
            help={
              handle !== null && handle !== typed ? t('help.bare', { handle }) : t(`help.${field}`)
            }
          />
        )
      })}
    </div>
  )
}
