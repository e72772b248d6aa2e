import type { AccountStatus, Role } from './users'

/** Who acts, as read from the database at the time of the request. */
export interface Person {
  id: string
  role: Role
  accountStatus: AccountStatus
  suspendedAt: Date | null
}

type Rule = (person: Person | null) => boolean

const anyone: Rule = () => true
const signedIn: Rule = (person) => person !== null
const staff: Rule = (person) => person?.role === 'moderator' || person?.role === 'admin'
const admins: Rule = (person) => person?.role === 'admin'

/** Who may do what: the table of the product's description, a line per right that exists so far. */
const RULES = {
  'programs:read': anyone,
  'account:read-current': anyone,
  'account:update-own': signedIn,
  'applications:apply': signedIn,
  'enrollments:read-own': signedIn,
  'attendance:read-own': signedIn,
  'activities:read-all': staff,
  'attendance:read-roster': staff,
  'attendance:mark': staff,
  'attendance:read-history': staff,
  'programs:read-all': staff,
  'applications:review': staff,
  'enrollments:read-history': staff,
  'enrollments:read-progress': staff,
  'enrollments:promote': admins,
  'enrollments:complete': admins,
  'enrollments:drop': admins,
  'users:read': admins,
  'users:change-role': admins,
  'mail:read': admins,
  'mail:resend': admins,
  'users:suspend': admins,
} satisfies Record<string, Rule>

export type Permission = keyof typeof RULES
/** Permissions a visitor has too. */
export type OpenPermission = 'programs:read' | 'account:read-current'
export const PERMISSIONS = Object.keys(RULES) as Permission[]

/** What a suspended person may still do: learn why, and use their rights over their own data. */
const KEPT_WHEN_SUSPENDED: ReadonlySet<Permission> = new Set([
  'programs:read',
  'account:read-current',
  'account:update-own',
])

/** Whether `person` (null = a visitor) may do `permission`. Ownership of single rows is the service's check. */
export function can(person: Person | null, permission: Permission): boolean {
  if (person?.suspendedAt && !KEPT_WHEN_SUSPENDED.has(permission)) return false
  return RULES[permission](person)
}
