'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { keepPreference } from '@/app/_lib/keep-preference'
import { useTRPC } from '@/app/_trpc/client'
import type { Locale } from '@/domain/users'
import { ChoiceGroup } from './choice-group'

const LANGUAGES = [
  { value: 'es', label: 'Español', lang: 'es' },
  { value: 'en', label: 'English', lang: 'en' },
] as const

/** Changes the language: of this browser, and of the account where there is one. */
export function LanguageChoice(props: { signedIn: boolean; hideLabel?: boolean }) {
  const t = useTranslations('nav')
  const locale = useLocale()
  const router = useRouter()
  const account = useMutation(useTRPC().users.setLocale.mutationOptions())
  const [, startTransition] = useTransition()

  const choose = (chosen: Locale) =>
    startTransition(async () => {
      await keepPreference({ locale: chosen })
      if (props.signedIn) await account.mutateAsync({ locale: chosen })
      router.refresh()
    })

  return (
    <ChoiceGroup
      label={t('language')}
      hideLabel={props.hideLabel}
      choices={LANGUAGES}
      value={locale}
      onChange={choose}
    />
  )
}
