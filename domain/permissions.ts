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
/** Guests and members, and staff, who may be either. */
const participants: Rule = (person) =>
  person?.accountStatus === 'guest' || person?.accountStatus === 'active' || staff(person)

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
  'attendance:manage-walk-ins': staff,
  'attendance:reopen': admins,
  'programs:read-all': staff,
  'applications:review': staff,
  'enrollments:read-history': staff,
  'enrollments:read-progress': staff,
  'enrollments:promote': admins,
  'enrollments:complete': admins,
  'enrollments:drop': admins,
  'programs:manage': admins,
  'activities:manage': admins,
  'users:read': admins,
  'users:change-role': admins,
  'mail:read': admins,
  'mail:resend': admins,
  'users:suspend': admins,
  'dashboard:read-own': participants,
  'deliverables:hand-in': participants,
  'deliverables:review': staff,
  'reports:read': admins,
  'exports:read': admins,
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
