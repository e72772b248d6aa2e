import { type QueueInput, REVIEW_STATUSES } from '@/domain/applications'
import { idIn, type Params, wordsIn } from '../_lib/read-params'

/** What the list shows: a status; those to decide are divided by whether a decision is held. */
export const VIEWS = ['submitted', 'held', ...REVIEW_STATUSES.slice(1)] as const
export type View = (typeof VIEWS)[number]

/** The ages one can ask for, in days. */
export const AGES = [3, 7, 14, 30] as const

/** The queue as the address names it: what is listed, and which application is open beside it. */
export interface Filters {
  view: View
  programId: string | null
  minDays: (typeof AGES)[number] | null
  search: string
  open: string | null
}

/** The filters in an address; whatever makes no sense there is as if it were absent. */
export function readFilters(params: Params): Filters {
  return {
    view: VIEWS.find((view) => view === params.status) ?? 'submitted',
    programId: idIn(params.program),
    minDays: AGES.find((days) => String(days) === params.days) ?? null,
    search: wordsIn(params.q),
    open: idIn(params.open),
  }
}

/** The query of an address with these filters: `?…`, or nothing where they are the usual ones. */
export function writeFilters({ view, programId, minDays, search, open }: Filters): string {
  const params = new URLSearchParams()
  if (view !== 'submitted') params.set('status', view)
  if (programId) params.set('program', programId)
  if (minDays) params.set('days', String(minDays))
  if (search) params.set('q', search)
  if (open) params.set('open', open)
  return params.size === 0 ? '' : `?${params}`
}

/** The address of the queue with these filters. */
export const queueHref = (filters: Filters) => `/admin/applications${writeFilters(filters)}`

/** What the API is asked for. Page and client ask alike, so that one finds what the other fetched. */
export function queueInputOf({ view, programId, minDays, search }: Filters): Partial<QueueInput> {
  return {
    status: view === 'held' ? 'submitted' : view,
    ...(view === 'held' || view === 'submitted' ? { held: view === 'held' } : {}),
    ...(programId ? { programId } : {}),
    ...(minDays ? { minDays } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
  }
}

/** Everything held, by whomever, to release it. */
export const HELD_INPUT = { held: true, limit: 100 } as const
