/** The words of a search field, beside those of the address, which follow later. */
export interface TypedWords {
  typed: string
  /** What the address said last. */
  known: string
  /** What was sent and does not stand in the address yet, oldest first. */
  sent: readonly string[]
}

export const wordsOf = (search: string): TypedWords => ({ typed: search, known: search, sent: [] })

/** `search` is on its way into the address; what it has already never comes as a change. */
export function sendWords(words: TypedWords, search: string): TypedWords {
  const changesNothing = search === (words.sent.at(-1) ?? words.known)
  return changesNothing ? words : { ...words, sent: [...words.sent, search] }
}

/**
 * The address says `search` now. What was sent arrives late, after more has been typed: that stays. Anything else came
 * from elsewhere ("back", or the filters taken away) and is put into the field.
 */
export function meetAddress(words: TypedWords, search: string): TypedWords {
  const at = words.sent.indexOf(search)
  return at < 0 ? wordsOf(search) : { ...words, known: search, sent: words.sent.slice(at + 1) }
}
