import type { Route } from 'next'
import { listPeopleInput } from '@/domain/people'
import { ACCOUNT_STATUSES, type AccountStatus, ROLES, type Role } from '@/domain/users'

/** What the list is narrowed to; `suspended` stands beside the statuses, since one may be both. */
export interface PeopleFilters {
  search: string
  role: Role | null
  status: AccountStatus | 'suspended' | null
}
export const PEOPLE_STATUSES = [...ACCOUNT_STATUSES, 'suspended'] as const

type Params = Record<string, string | string[] | undefined>

/** The filters the address names (`?q=lopez&role=admin&status=guest`); one that makes no sense is no filter. */
export const readFilters = ({ q, role, status }: Params): PeopleFilters => ({
  search: listPeopleInput.shape.search.catch('').parse(q),
  role: ROLES.find((one) => one === role) ?? null,
  status: PEOPLE_STATUSES.find((one) => one === status) ?? null,
})

/** The address of the list narrowed to `filters`. */
export function addressOf({ search, role, status }: PeopleFilters): Route {
  const params = new URLSearchParams()
  if (search) params.set('q', search)
  if (role) params.set('role', role)
  if (status) params.set('status', status)
  return params.size === 0 ? '/admin/people' : `/admin/people?${params}`
}

/** The filters as the list of people takes them. */
export const toListInput = ({ search, role, status }: PeopleFilters) => ({
  search,
  ...(role && { role }),
  ...(status === 'suspended' ? { suspended: true } : status && { accountStatus: status }),
})
