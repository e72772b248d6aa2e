import { isStorable } from './text'

/**
 * GitHub: 1 to 39 letters, digits and single hyphens, none at either end. X: 1 to 15 letters, digits, underscores.
 * Both stored bare and in small letters. As regular expressions both JavaScript and PostgreSQL read alike.
 */
export const GITHUB_USERNAME = '^(?=.{1,39}$)[a-z0-9]+(-[a-z0-9]+)*$'
export const X_USERNAME = '^[a-z0-9_]{1,15}$'

/**
 * Words people type where they have no handle. Somebody owns most of them, but hardly ever the one who typed them;
 * who really does can write `@no` or the address.
 */
const NO_HANDLE =
  /^(no|non|nop|nope|none|na|nil|null|nada|ningun[oa]?|nothing|undefined|pendiente|tbd|x+|_+|no[-_]?(tengo|aplica|hay|uso))$/

/** Pages of the two sites that stand where a profile would. */
const NOT_A_PROFILE: ReadonlySet<string> = new Set([
  ...['about', 'apps', 'collections', 'dashboard', 'explore', 'features', 'hashtag', 'home', 'i'],
  ...['intent', 'issues', 'join', 'login', 'logout', 'marketplace', 'messages', 'new', 'orgs'],
  ...['notifications', 'pricing', 'pulls', 'search', 'settings', 'share', 'signup', 'sponsors'],
  ...['stars', 'topics', 'trending', 'users'],
])

const GITHUB_ADDRESS = /^(?:(?:https?:)?\/\/)?(?:www\.)?github\.com\/+(.*)$/
const X_ADDRESS =
  /^(?:(?:https?:)?\/\/)?(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com\/+(?:#!\/+)?(.*)$/
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g

function parseHandle(text: string, address: RegExp, pattern: string): string | null {
  if (!isStorable(text)) return null
  const typed = text.replace(INVISIBLE, '').trim().toLowerCase()
  const path = address.exec(typed)?.[1]
  const named = path === undefined ? typed : (path.split(/[/?#]/)[0] ?? '')
  const handle = named.replace(/^@\s*/, '')
  if (path === undefined ? NO_HANDLE.test(typed) : NOT_A_PROFILE.has(handle)) return null
  return new RegExp(pattern).test(handle) ? handle : null
}

/**
 * The bare GitHub username in whatever was typed (address, `@name`, capitals, spaces around), in small letters.
 * Null for what is none, a word that says "I have none" included.
 */
export const parseGithubUsername = (text: string): string | null =>
  parseHandle(text, GITHUB_ADDRESS, GITHUB_USERNAME)

/** The same for X; addresses of x.com and twitter.com. */
export const parseXUsername = (text: string): string | null =>
  parseHandle(text, X_ADDRESS, X_USERNAME)
