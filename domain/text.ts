import { z } from 'zod'

/** One form for text everywhere: NFC, LF line ends, no space at either end. */
export const normalise = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

/** Characters as people and PostgreSQL's char_length count them: code points. */
export const countCharacters = (text: string): number => [...text].length

/** Whether PostgreSQL can store it: no NUL and no lone surrogate. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

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

/** An e-mail address in the one form it is stored: trimmed, small letters. */
export const email = z
  .string()
  .refine(isStorable, { message: 'unstorable', abort: true })
  .transform((value) => normalise(value).toLowerCase())
  .pipe(z.email({ message: 'not-an-email' }).max(254, { message: 'too-long' }))
