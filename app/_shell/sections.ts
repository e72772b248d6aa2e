import {
  CalendarCheck,
  CalendarRange,
  ChartColumn,
  Inbox,
  type LucideIcon,
  Mail,
  PackageCheck,
  Sparkles,
  Sprout,
  UsersRound,
} from 'lucide-react'
import type { Route } from 'next'
import { can, type Permission, type Person } from '@/domain/permissions'

interface Section {
  href: Route
  name:
    | 'attendance'
    | 'applications'
    | 'deliverables'
    | 'programs'
    | 'activities'
    | 'people'
    | 'promotions'
    | 'reports'
    | 'mail'
  icon: LucideIcon
  permission: Permission
}

const ADMIN_SECTIONS: readonly Section[] = [
  {
    href: '/admin/attendance',
    name: 'attendance',
    icon: CalendarCheck,
    permission: 'attendance:read-roster',
  },
  {
    href: '/admin/applications',
    name: 'applications',
    icon: Inbox,
    permission: 'applications:review',
  },
  {
    href: '/admin/deliverables',
    name: 'deliverables',
    icon: PackageCheck,
    permission: 'deliverables:review',
  },
  { href: '/admin/programs', name: 'programs', icon: Sprout, permission: 'programs:read-all' },
  {
    href: '/admin/activities',
    name: 'activities',
    icon: CalendarRange,
    permission: 'activities:read-all',
  },
  { href: '/admin/people', name: 'people', icon: UsersRound, permission: 'users:read' },
  {
    href: '/admin/promotions',
    name: 'promotions',
    icon: Sparkles,
    permission: 'enrollments:promote',
  },
  { href: '/admin/reports', name: 'reports', icon: ChartColumn, permission: 'reports:read' },
  { href: '/admin/mail', name: 'mail', icon: Mail, permission: 'mail:read' },
]

/** The parts of the administration this person may open. The pages check again by themselves. */
export const adminSections = (person: Person | null): Section[] =>
  ADMIN_SECTIONS.filter(({ permission }) => can(person, permission))

/** Whether the dashboard is about this person: they are, or were, in a program. */
export const hasDashboard = (person: Person | null): boolean =>
  can(person, 'dashboard:read-own') &&
  (person?.accountStatus === 'guest' || person?.accountStatus === 'active')
