/** A `session` is attended, a `deliverable` is handed in. */
export const ACTIVITY_KINDS = ['session', 'deliverable'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

export const ACTIVITY_STATUSES = ['draft', 'scheduled', 'cancelled', 'done'] as const
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number]
