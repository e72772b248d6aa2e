'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { keepPreference } from '@/app/_lib/keep-preference'
import type { Theme } from '@/app/_lib/theme'
import { ChoiceGroup } from './choice-group'

/** Light, dark, or whatever the device does. Holds at once; the cookie makes the next page come that way. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations('nav')
  const [theme, setTheme] = useState(initial)

  const choose = (chosen: Theme) => {
    setTheme(chosen)
    if (chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = chosen
    // Without a connection it holds on this page only.
    keepPreference({ theme: chosen }).catch(() => undefined)
  }

  return (
    <ChoiceGroup
      label={t('theme')}
      choices={[
        { value: 'system', label: t('themeSystem') },
        { value: 'light', label: t('themeLight') },
        { value: 'dark', label: t('themeDark') },
      ]}
      value={theme}
      onChange={choose}
    />
  )
}
