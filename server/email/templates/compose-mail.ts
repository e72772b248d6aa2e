import type { Locale } from '../../../domain/users'
import type { Mail } from '../mail'
import { EN } from './en'
import { ES } from './es'
import type { Catalogue, Destination, Facts } from './facts'
import { writeLetter } from './letter'

const CATALOGUES: Record<Locale, Catalogue> = { es: ES, en: EN }

const PATHS: Record<Destination, string> = {
  application: '/onboarding',
  dashboard: '/dashboard',
  'sign-in': '/sign-in',
}

/** Text people typed, fit for a header or a sentence: no line ends, no control characters, no odd spaces. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const SHORT = new Set(['program', 'title', 'when', 'place', 'link'])

/** A letter's facts with every short text in one line; people's feedback keeps its lines. */
const tidy = <T extends object>(facts: T): T => ({
  ...facts,
  ...Object.fromEntries(
    Object.entries(facts).map(([name, value]: [string, unknown]) => [name, tidyOne(name, value)]),
  ),
})

function tidyOne(name: string, value: unknown): unknown {
  if (typeof value === 'string') return SHORT.has(name) ? oneLine(value) : value
  if (Array.isArray(value)) return value.map((one: unknown) => tidyOne(name, one))
  return typeof value === 'object' && value !== null ? tidy(value) : value
}

/**
 * The mail of `kind` about `facts`, in the recipient's language, with a link into the app at `origin`. Whatever
 * people typed stays text: in no header a line of its own, in HTML no markup.
 */
export async function composeMail<K extends keyof Facts>(
  kind: K,
  facts: Facts[K],
  recipient: { email: string; name: string; locale: Locale },
  origin: string,
): Promise<Mail> {
  const { greeting, footer, letters } = CATALOGUES[recipient.locale]
  const { subject, heading, blocks, button, to } = letters[kind](tidy(facts))
  const said = blocks.flatMap((block) => {
    if (block === null || typeof block === 'string') return block ?? []
    if ('list' in block) return block
    return block.quote === null ? [] : { quote: block.quote }
  })
  const letter = {
    heading,
    blocks: [greeting(oneLine(recipient.name)), ...said],
    action: { label: button, url: new URL(PATHS[to], origin).href },
    footer,
  }
  return { to: recipient.email, subject, ...(await writeLetter(letter, recipient.locale)) }
}
