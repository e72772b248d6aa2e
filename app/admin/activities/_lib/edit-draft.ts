import { z } from 'zod'
import {
  type ActivityChanges,
  OPEN_ACTIVITY_STATUSES,
  updateActivityInput,
} from '@/domain/activity-forms'

/** A stored activity as it is being changed. */
export const editDraft = z.object({
  title: z.string(),
  description: z.string(),
  location: z.string(),
  link: z.string(),
  startsLocal: z.string(),
  endsLocal: z.string(),
  timeZone: z.string(),
  status: z.enum(OPEN_ACTIVITY_STATUSES),
})
export type EditDraft = z.infer<typeof editDraft>

interface Stored extends Omit<EditDraft, 'description' | 'location' | 'link' | 'status'> {
  description: string | null
  location: string | null
  link: string | null
  status: EditDraft['status'] | 'cancelled'
}

export const editDraftOf = (stored: Stored): EditDraft => ({
  title: stored.title,
  description: stored.description ?? '',
  location: stored.location ?? '',
  link: stored.link ?? '',
  startsLocal: stored.startsLocal,
  endsLocal: stored.endsLocal,
  timeZone: stored.timeZone,
  status: stored.status === 'cancelled' ? 'scheduled' : stored.status,
})

/** The fields whose value another draft does not have. */
export const differing = (draft: EditDraft, other: EditDraft): (keyof EditDraft)[] =>
  editDraft.keyof().options.filter((field) => draft[field] !== other[field])

/** What differs from what was seen, as the API takes it; the issues where it would not. */
export function changesOf(
  draft: EditDraft,
  seen: EditDraft,
): { changes: ActivityChanges } | { issues: readonly z.core.$ZodIssue[] } {
  const typed = {
    ...draft,
    startsLocal: draft.startsLocal.slice(0, 16),
    endsLocal: draft.endsLocal.slice(0, 16),
  }
  const changed = differing(typed, seen)
  const { data, error } = updateActivityInput.shape.changes.safeParse(
    Object.fromEntries(changed.map((field) => [field, typed[field]])),
  )
  return data ? { changes: data } : { issues: error?.issues ?? [] }
}
