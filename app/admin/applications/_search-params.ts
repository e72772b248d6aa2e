import { z } from 'zod'
import { type QueueInput, REVIEW_STATUSES } from '@/domain/applications'
import { isStorable } from '@/domain/text'

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

type Params = Readonly<Record<string, string | string[] | undefined>>

const uuid = z.uuid()

/** The filters in an address; whatever makes no sense there is as if it were absent. */
export function readFilters(params: Params): Filters {
  const id = (name: string) => uuid.safeParse(params[name]).data ?? null
  const { q } = params
  return {
    view: VIEWS.find((view) => view === params.status) ?? 'submitted',
    programId: id('program'),
    minDays: AGES.find((days) => String(days) === params.days) ?? null,
    search: typeof q === 'string' && isStorable(q) ? [...q].slice(0, 200).join('') : '',
    open: id('open'),
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
