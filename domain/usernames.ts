import { isStorable } from './text'

/** 3 to 30 small letters, digits, single hyphens or underscores; a letter first, none of the two at the end. */
const USERNAME = /^(?=.{3,30}$)[a-z][a-z0-9]*([_-][a-z0-9]+)*$/

/** Words that would read as a page or an office of ours. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['admin', 'administrador', 'api', 'ayuda', 'cosecha', 'dashboard', 'help', 'mod', 'moderador'],
  ...[
    'moderator',
    'null',
    'onboarding',
    'root',
    'soporte',
    'staff',
    'support',
    'system',
    'undefined',
  ],
])

/** The username in what was typed (`@name`, capitals, spaces around), as it is stored; null for what is none. */
export function parseUsername(text: string): string | null {
  if (!isStorable(text)) return null
  const name = text.trim().toLowerCase().replace(/^@/, '')
  return USERNAME.test(name) && !RESERVED.has(name) ? name : null
}
