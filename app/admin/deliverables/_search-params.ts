import type { Route } from 'next'
import { SUBMISSION_STATUSES, type SubmissionStatus } from '@/domain/submissions'
import { idIn, type Params, wordsIn } from '../_lib/read-params'

/** The queue as the address names it: what is listed, and what is open beside it. */
export interface Filters {
  status: SubmissionStatus
  programId: string | null
  search: string
  open: string | null
}

/** The filters in an address; whatever makes no sense there is as if it were absent. */
export function readFilters(params: Params): Filters {
  return {
    status: SUBMISSION_STATUSES.find((status) => status === params.status) ?? 'submitted',
    programId: idIn(params.program),
    search: wordsIn(params.q),
    open: idIn(params.open),
  }
}

/** The address of the queue with these filters. */
export function queueHref({ status, programId, search, open }: Filters): Route {
  const params = new URLSearchParams()
  if (status !== 'submitted') params.set('status', status)
  if (programId) params.set('program', programId)
  if (search) params.set('q', search)
  if (open) params.set('open', open)
  return params.size === 0 ? '/admin/deliverables' : `/admin/deliverables?${params}`
}

/** What the API is asked for. Page and client ask alike, so that one finds what the other fetched. */
export const queueInputOf = ({ status, programId, search }: Filters) => ({
  status,
  ...(programId && { programId }),
  ...(search.trim() && { search: search.trim() }),
})
