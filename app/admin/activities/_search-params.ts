import type { Route } from 'next'
import {
  ACTIVITY_KINDS,
  ACTIVITY_STATUSES,
  type ActivityKind,
  type ActivityStatus,
} from '@/domain/activities'
import type { ListActivitiesInput } from '@/domain/activity-forms'
import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { isDay, localDay } from '@/domain/time'
import { idIn, type Params, wordsIn } from '../_lib/read-params'
import { daysShown } from './_lib/calendar'

export const VIEWS = ['month', 'week', 'list'] as const
export type View = (typeof VIEWS)[number]

/** The calendar as the address names it: which days, how, and what of them. */
export interface Filters {
  view: View
  /** A local day of what is shown; null = today. */
  day: string | null
  programId: string | null
  kind: ActivityKind | null
  status: ActivityStatus | null
  search: string
}

/** The filters in an address; whatever makes no sense there is as if it were absent. */
export function readFilters(params: Params): Filters {
  const { day } = params
  return {
    view: VIEWS.find((one) => one === params.view) ?? 'month',
    day: typeof day === 'string' && isDay(day) ? day : null,
    programId: idIn(params.program),
    kind: ACTIVITY_KINDS.find((one) => one === params.kind) ?? null,
    status: ACTIVITY_STATUSES.find((one) => one === params.status) ?? null,
    search: wordsIn(params.q),
  }
}

/** The address of the calendar with these filters; without those that are the usual ones. */
export function addressOf({ view, day, programId, kind, status, search }: Filters): Route {
  const params = new URLSearchParams()
  if (view !== 'month') params.set('view', view)
  if (day) params.set('day', day)
  if (programId) params.set('program', programId)
  if (kind) params.set('kind', kind)
  if (status) params.set('status', status)
  if (search) params.set('q', search)
  return params.size === 0 ? '/admin/activities' : `/admin/activities?${params}`
}

/** The day the calendar is about: the one of the address, else today where most activities are. */
export const dayOf = ({ day }: Pick<Filters, 'day'>, now: Date): string =>
  day ?? localDay(now, DEFAULT_TIME_ZONE)

/** What the API is asked for. Page and client ask alike, so that one finds what the other fetched. */
export function listInputOf(filters: Filters, now: Date): ListActivitiesInput {
  const { programId, kind, status, search } = filters
  return {
    ...daysShown(filters.view, dayOf(filters, now)),
    ...(programId && { programId }),
    ...(kind && { kind }),
    ...(status && { statuses: [status] }),
    ...(search.trim() && { search: search.trim() }),
  }
}
