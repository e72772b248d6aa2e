'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { keepPreference } from '@/app/_lib/keep-preference'
import type { Locale } from '@/domain/users'
import { ChoiceGroup } from './choice-group'

const LANGUAGES = [
  { value: 'es', label: 'Español', lang: 'es' },
  { value: 'en', label: 'English', lang: 'en' },
] as const

// Loaded at the first use: most people never change it, and every page carries this header.
async function keepInAccount(locale: Locale): Promise<void> {
  const { createApiClient } = await import('@/app/_trpc/api-client')
  await createApiClient().users.setLocale.mutate({ locale })
}

/** Changes the language: of this browser, and of the account where there is one. */
export function LanguageChoice(props: { signedIn: boolean; hideLabel?: boolean }) {
  const t = useTranslations('nav')
  const locale = useLocale()
  const router = useRouter()
  const [, startTransition] = useTransition()

  const choose = (chosen: Locale) =>
    startTransition(async () => {
      try {
        await keepPreference({ locale: chosen })
        if (props.signedIn) await keepInAccount(chosen)
        router.refresh()
      } catch {
        // No connection: the page stays in the language it is in.
      }
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
