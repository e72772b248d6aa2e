import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/domain/users'

/** The cookie that keeps a visitor's choice of language. */
export const LOCALE_COOKIE = 'locale'

const known = (language: string | null | undefined): Locale | undefined =>
  LOCALES.find((locale) => locale === language)

/** The first of our languages in an `Accept-Language` header, by weight; undefined where there is none. */
export function fromAcceptLanguage(header: string | null): Locale | undefined {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
    return { locale: known(tag.split('-')[0]), weight: weight ? Number(weight.slice(2)) : 1 }
  })
  return wanted
    .filter(({ locale, weight }) => locale && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)[0]?.locale
}

/** The language of an answer: the account's, else the cookie's, else the browser's, else Spanish. */
export const chooseLocale = (from: {
  account: string | null | undefined
  cookie: string | undefined
  acceptLanguage: string | null
}): Locale =>
  known(from.account) ??
  known(from.cookie) ??
  fromAcceptLanguage(from.acceptLanguage) ??
  DEFAULT_LOCALE
