import { ImportRefusal } from './import-refusal'

/** The questions of a guest list that an application keeps. */
export const QUESTIONS = ['goal', 'github', 'x'] as const
export type Question = (typeof QUESTIONS)[number]

/** The heading of a question as the operator names it; an empty one means "not asked in this file". */
export type NamedQuestions = Partial<Record<Question, string>>

/** Where in a row each thing stands, counted from 0; undefined where the file does not have it. */
export interface GuestColumns {
  email: number
  approvalStatus: number
  createdAt: number
  checkedInAt: number
  name?: number
  firstName?: number
  lastName?: number
  questions: Partial<Record<Question, number>>
}

/** Luma's own columns, old and new; everything else in a file is a question its host asked. */
const OWN_COLUMNS: ReadonlySet<string> = new Set([
  ...['api_id', 'guest_id', 'user_api_id', 'name', 'first_name', 'last_name', 'email'],
  ...['phone_number', 'created_at', 'approval_status', 'checked_in_at', 'custom_source'],
  ...['utm_source', 'qr_code_url', 'amount', 'amount_tax', 'amount_discount', 'currency'],
  ...['coupon_code', 'eth_address', 'solana_address', 'survey_response_rating'],
  ...['survey_response_feedback', 'ticket_type_id', 'ticket_name'],
])

const REQUIRED = ['email', 'approval_status', 'created_at', 'checked_in_at'] as const

const tidy = (heading: string) => heading.normalize('NFC').replace(/\s+/g, ' ').trim()
/** Small letters without accents, to compare wordings. */
const fold = (heading: string) =>
  tidy(heading).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Finds the columns of a Luma guest export by their headings, in any order. Questions are recognised by their wording
 * in Spanish or English unless `named`. Refuses (ImportRefusal) a header that is not Luma's, a named question the
 * file does not ask, and a wording that leaves a choice.
 */
export function recogniseColumns(
  header: readonly string[],
  named: NamedQuestions = {},
): GuestColumns {
  const headings = header.map(tidy)
  const own = (heading: string) => {
    const at = headings.indexOf(heading)
    if (at === -1) return undefined
    if (headings.includes(heading, at + 1))
      throw new ImportRefusal(`The file has two columns "${heading}".`)
    return at
  }
  const [email, approvalStatus, createdAt, checkedInAt] = REQUIRED.map(own)
  const [name, firstName, lastName] = ['name', 'first_name', 'last_name'].map(own)
  const missing: string[] = REQUIRED.filter((heading) => own(heading) === undefined)
  if (own('guest_id') === undefined && own('api_id') === undefined)
    missing.push('guest_id (or api_id)')
  if (name === undefined && firstName === undefined && lastName === undefined) missing.push('name')
  if (
    missing.length > 0 ||
    email === undefined ||
    approvalStatus === undefined ||
    createdAt === undefined ||
    checkedInAt === undefined
  )
    throw new ImportRefusal(
      `The header is not that of a Luma guest export: missing ${missing.join(', ')}.`,
    )
  const questions = recogniseQuestions(headings, named)
  return { email, approvalStatus, createdAt, checkedInAt, name, firstName, lastName, questions }
}

function recogniseQuestions(headings: readonly string[], named: NamedQuestions) {
  const asked = headings
    .map((heading, column) => ({ heading, column }))
    .filter(({ heading }) => heading !== '' && !OWN_COLUMNS.has(heading))
  const found: Partial<Record<Question, number>> = {}
  for (const question of QUESTIONS) {
    const heading = named[question]
    if (heading) found[question] = findNamed(question, heading, asked)
  }
  const taken = Object.values(found)
  if (new Set(taken).size < taken.length)
    throw new ImportRefusal('Two of --goal, --github and --x name the same column.')
  const open = asked
    .filter(({ column }) => !taken.includes(column))
    .map(({ heading, column }) => ({ heading, column, about: topicsOf(heading) }))
  for (const question of QUESTIONS) {
    if (named[question] !== undefined) continue
    const candidates = open.filter(({ about }) => about.includes(question))
    const clear = candidates.filter(({ about }) => about.length === 1)
    const only = clear[0]
    if (clear.length === 1 && only) found[question] = only.column
    else if (candidates.length > 0) {
      const list = candidates.map(({ heading }) => `"${heading}"`).join(', ')
      throw new ImportRefusal(
        `It is not clear which column is the ${question} question: ${list}. Name it with --${question} "…" (--${question} "" if none is).`,
      )
    }
  }
  return found
}

function findNamed(
  question: Question,
  heading: string,
  asked: readonly { heading: string; column: number }[],
): number {
  const matches = asked.filter((one) => fold(one.heading) === fold(heading))
  const [match] = matches
  if (matches.length > 1)
    throw new ImportRefusal(`--${question}: the file has two columns "${tidy(heading)}".`)
  if (match) return match.column
  const list = asked.map((one) => `"${one.heading}"`).join(', ')
  throw new ImportRefusal(
    `--${question}: the file has no question "${tidy(heading)}". Its questions: ${list || 'none'}.`,
  )
}

const GOAL =
  /\b(logr(ar|aras|arias|arlo|o|os)|metas?|objetivos?|propositos?|conseguir|alcanzar|goals?|achiev(e|ing)|accomplish|hop(e|ing) to)\b/
const GITHUB = /\bgit ?hub\b/
const TWITTER = /\b(twitter|x\.com)\b/
const X = /\bx\b/
const ACCOUNT =
  /\b(usuari[oa]s?|user|users|username|usernames|handles?|cuentas?|accounts?|perfil|perfiles|profiles?|link|links|liga|enlaces?|urls?|redes|social|socials|arroba)\b|@/

/**
 * What a question asks for. A lone "x" is the network only beside a word for an account (or alone); a question for
 * a goal may mention GitHub or X without asking for an account there.
 */
function topicsOf(heading: string): Question[] {
  const wording = fold(heading).replaceAll('_', ' ')
  const account = ACCOUNT.test(wording)
  const goal = GOAL.test(wording)
  const handles = account || !goal
  const isX = TWITTER.test(wording) || (X.test(wording) && (account || /^\W*x\W*$/.test(wording)))
  const topics: Question[] = []
  if (goal) topics.push('goal')
  if (handles && GITHUB.test(wording)) topics.push('github')
  if (handles && isX) topics.push('x')
  return topics
}
