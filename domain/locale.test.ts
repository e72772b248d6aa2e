import { describe, expect, test } from 'bun:test'
import { chooseLocale, fromAcceptLanguage } from './locale'
import type { Locale } from './users'

describe('the language of an answer', () => {
  const all = { account: 'en', cookie: 'es', acceptLanguage: 'es' }

  test('is the account’s before all else', () => {
    expect(chooseLocale(all)).toBe('en')
  })

  test('is the cookie’s for a visitor, and for an account without one', () => {
    expect(chooseLocale({ ...all, account: null, cookie: 'en' })).toBe('en')
  })

  test('is the browser’s when nothing was chosen, or something we do not speak', () => {
    expect(chooseLocale({ account: null, cookie: undefined, acceptLanguage: 'en-GB' })).toBe('en')
    expect(chooseLocale({ account: 'de', cookie: 'x', acceptLanguage: 'en' })).toBe('en')
  })

  test('is Spanish when the browser asks for neither', () => {
    expect(chooseLocale({ account: null, cookie: undefined, acceptLanguage: 'de,fr' })).toBe('es')
    expect(chooseLocale({ account: null, cookie: undefined, acceptLanguage: null })).toBe('es')
  })
})

describe('Accept-Language', () => {
  test.each<[string, Locale | undefined]>([
    ['de, en;q=0.8, es;q=0.9', 'es'],
    ['EN-us', 'en'],
    ['es;q=0, en;q=0.1', 'en'],
    ['en;q=0.5,es;q=0.5', 'en'],
    ['*', undefined],
    ['english', undefined],
    ['en;q=abc', undefined],
  ])('%p asks for %p', (header, locale) => {
    expect(fromAcceptLanguage(header)).toBe(locale)
  })
})
