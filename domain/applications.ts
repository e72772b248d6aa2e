export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'changes_requested',
  'approved',
  'rejected',
  'withdrawn',
] as const

/** Statuses in which a person still waits for a decision; at most one such application per person. */
export const OPEN_APPLICATION_STATUSES = ['draft', 'submitted', 'changes_requested'] as const

/** The two kinds of yes. */
export const APPLICATION_DECISIONS = ['guest', 'member'] as const
