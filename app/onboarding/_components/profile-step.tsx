'use client'

import { useQuery } from '@tanstack/react-query'
import { Check, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { parseUsername } from '@/domain/usernames'
import { TextQuestion } from './text-question'
import type { FormHandle } from './use-application-form'

const PAUSE_MS = 350

/** Who one is. The username is looked up while it is typed. */
export function ProfileStep({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  const typed = form.form.username
  const username = parseUsername(typed)
  const rested = useRested(username)
  const api = useTRPC()
  const { data } = useQuery(
    api.applications.checkUsername.queryOptions(
      { typed: rested ?? '' },
      { enabled: rested !== null, staleTime: 0 },
    ),
  )
  const answer = username !== null && data?.username === username ? data.answer : null
  return (
    <div className="flex flex-col gap-4">
      <TextQuestion form={form} field="name" autoComplete="name" help={t('help.name')} />
      <TextQuestion
        form={form}
        field="username"
        autoComplete="username"
        problem={
          answer === 'taken'
            ? t('username.taken', { username: username ?? '' })
            : typed.trim().length > 2 && username === null
              ? t('problems.username')
              : null
        }
        help={
          answer === 'free' ? (
            <span className="flex items-center gap-1.5 font-medium text-present">
              <Check aria-hidden="true" className="size-4" />
              {t('username.free', { username: username ?? '' })}
            </span>
          ) : username !== null && answer === null ? (
            <span className="flex items-center gap-1.5">
              <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
              {t('username.checking')}
            </span>
          ) : (
            t('help.username')
          )
        }
      />
      <TextQuestion form={form} field="bio" rows={4} isOptional help={t('help.bio')} />
    </div>
  )
}

/** `value` once it has not changed for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
