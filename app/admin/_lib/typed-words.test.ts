import { describe, expect, test } from 'bun:test'
import { meetAddress, sendWords, type TypedWords, wordsOf } from './typed-words'

const type = (words: TypedWords, typed: string) => sendWords({ ...words, typed }, typed)

describe('the words of a search field', () => {
  test('stay when an address that was sent before them comes late', () => {
    const sent = type(type(wordsOf(''), 'jim'), 'jimena')
    const first = meetAddress({ ...sent, typed: 'jimena ro' }, 'jim')
    expect(first.typed).toBe('jimena ro')
    expect(meetAddress(first, 'jimena').typed).toBe('jimena ro')
  })

  test('stay when the address leaves out one of those that were sent', () => {
    const met = meetAddress(type(type(wordsOf(''), 'jim'), 'jimena'), 'jimena')
    expect(met).toEqual({ typed: 'jimena', known: 'jimena', sent: [] })
  })

  test('follow an address that was not sent from here, also while others are on their way', () => {
    expect(meetAddress(type(wordsOf('ana'), 'jim'), '').typed).toBe('')
    expect(meetAddress(meetAddress(type(wordsOf('ana'), 'jim'), 'jim'), 'ana').typed).toBe('ana')
  })

  test('follow "back" to words that were sent once more without a change', () => {
    const again = type(meetAddress(type(wordsOf(''), 'jim'), 'jim'), 'jim')
    expect(again.sent).toEqual([])
    const next = meetAddress(type(again, 'jimena'), 'jimena')
    expect(meetAddress(next, 'jim').typed).toBe('jim')
  })
})
