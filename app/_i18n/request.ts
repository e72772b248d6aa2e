import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { currentPerson } from '@/app/_lib/current-person'
import { chooseLocale, LOCALE_COOKIE } from '@/domain/locale'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { FORMATS } from './formats'
import type messages from './messages/es.json'

const load = {
  es: () => import('./messages/es.json'),
  en: () => import('./messages/en.json'),
}

export default getRequestConfig(async () => {
  const person = await currentPerson()
  const locale = chooseLocale({
    account: person?.locale,
    cookie: (await cookies()).get(LOCALE_COOKIE)?.value,
    acceptLanguage: (await headers()).get('accept-language'),
  })
  return {
    locale,
    timeZone: DEFAULT_TIME_ZONE,
    formats: FORMATS,
    // Both files have the same shape: messages.test.ts.
    messages: (await load[locale]()).default as typeof messages,
  }
})
