import { z } from 'zod'
import { countCharacters, isStorable, normalise, SEARCH_MAX } from './characters'

export { countCharacters, isStorable, normalise }

/**
 * Text of `min` to `max` characters (code points), normalised. Issues carry the codes `unstorable`, `too-short`
 * or `too-long` as message, for the UI to word.
 */
export const text = ({ min = 1, max }: { min?: number; max: number }) =>
  z
    .string()
    .refine(isStorable, { message: 'unstorable', abort: true })
    .transform(normalise)
    .refine((value) => countCharacters(value) >= min, { message: 'too-short' })
    .refine((value) => countCharacters(value) <= max, { message: 'too-long' })

/** Words to search for; none is no narrowing. */
export const searchWords = text({ min: 0, max: SEARCH_MAX })

/** An e-mail address in the one form it is stored: trimmed, small letters. */
export const email = z
  .string()
  .refine(isStorable, { message: 'unstorable', abort: true })
  .transform((value) => normalise(value).toLowerCase())
  .pipe(z.email({ message: 'not-an-email' }).max(254, { message: 'too-long' }))
