import { CalendarCheck, type LucideIcon, Sprout } from 'lucide-react'
import type { Route } from 'next'
import { can, type Permission, type Person } from '@/domain/permissions'

interface Section {
  href: Route
  name: 'attendance' | 'programs'
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
  { href: '/admin/programs', name: 'programs', icon: Sprout, permission: 'programs:read-all' },
]

/** The parts of the administration this person may open. The pages check again by themselves. */
export const adminSections = (person: Person | null): Section[] =>
  ADMIN_SECTIONS.filter(({ permission }) => can(person, permission))
