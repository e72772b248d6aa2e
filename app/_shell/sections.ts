import {
  CalendarCheck,
  Inbox,
  type LucideIcon,
  Mail,
  Sparkles,
  Sprout,
  UsersRound,
} from 'lucide-react'
import type { Route } from 'next'
import { can, type Permission, type Person } from '@/domain/permissions'

interface Section {
  href: Route
  name: 'attendance' | 'applications' | 'programs' | 'people' | 'promotions' | 'mail'
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
  { href: '/admin/programs', name: 'programs', icon: Sprout, permission: 'programs:read-all' },
  { href: '/admin/people', name: 'people', icon: UsersRound, permission: 'users:read' },
  {
    href: '/admin/promotions',
    name: 'promotions',
    icon: Sparkles,
    permission: 'enrollments:promote',
  },
  { href: '/admin/mail', name: 'mail', icon: Mail, permission: 'mail:read' },
]

/** The parts of the administration this person may open. The pages check again by themselves. */
export const adminSections = (person: Person | null): Section[] =>
  ADMIN_SECTIONS.filter(({ permission }) => can(person, permission))
