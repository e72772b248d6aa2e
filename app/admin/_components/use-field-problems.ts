'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import type { z } from 'zod'

const WORDED = [
  'required',
  'too-short',
  'too-long',
  'unstorable',
  'not-a-day',
  'not-a-time',
  'not-a-time-zone',
  'not-a-link',
  'no-such-time',
  'before-start',
  'no-sessions',
  'too-many',
  'too-far',
  'code-twice',
  'name-taken',
] as const
type Worded = (typeof WORDED)[number]

/**
 * What is wrong with a form, in words, by the path of the field (`name`, `rule.end`). Nothing is said until `complain`,
 * after which the first wrong field has the focus and what is said follows what is typed.
 */
export function useFieldProblems(
  form: RefObject<HTMLElement | null>,
  issues: readonly z.core.$ZodIssue[] | undefined,
) {
  const t = useTranslations('adminForms.problems')
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries, form])

  const word = (code: string) => t(WORDED.find((one): one is Worded => one === code) ?? 'other')
  const problemOf = (path: string): string | null => {
    if (tries === 0) return null
    const issue = issues?.find((one) => `${one.path.join('.')}.`.startsWith(`${path}.`))
    return issue ? word(issue.message) : null
  }
  return { problemOf, word, complain: () => setTries((n) => n + 1), wasTried: tries > 0 }
}
