/** What a person may do in the system. Apart from the account status: a moderator may be a guest in a program. */
export const ROLES = ['participant', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Where a person stands in the community. Derived, never typed in: see `refresh-account-status.ts`. */
export const ACCOUNT_STATUSES = [
  'incomplete',
  'pending',
  'guest',
  'active',
  'rejected',
  'inactive',
] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

/** As long as a name may be, in characters. */
export const NAME_MAX = 200

export const LOCALES = ['es', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'es'

/** The account an unattended import marks as. `.invalid` (RFC 2606) can receive no code, so it cannot sign in. */
export const IMPORT_EMAIL = 'import@cosecha.invalid'

/** Addresses set aside for accounts nobody signs in to, as a regular expression for JavaScript and PostgreSQL. */
export const RESERVED_EMAIL = '[@.]invalid$'

/** Whether `email` (in the form it is stored) is set aside for accounts nobody signs in to. */
export const isReservedEmail = (email: string): boolean => new RegExp(RESERVED_EMAIL).test(email)
