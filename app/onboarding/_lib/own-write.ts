import type { Refusal } from '@/app/_trpc/refusal'
import { type DraftInput, type SeenApplication, sortDraft } from '@/domain/applications'

/**
 * What to write on instead, where a write was refused (CONFLICT) because of `sent`, the draft this tab sent before
 * without getting an answer: it arrived, it is the only change since, and what stands there is what it said. Otherwise
 * null: somebody wrote elsewhere.
 */
export function seenAfterOwn(sent: DraftInput | null, refusal: Refusal): SeenApplication | null {
  const { applicationId, version, ...stored } = refusal.details
  if (refusal.code !== 'CONFLICT' || !sent) return null
  if (typeof applicationId !== 'string' || typeof version !== 'number') return null
  const { seen, programId } = sent
  if (seen && seen.applicationId !== applicationId) return null
  if (version !== (seen?.version ?? 0) + 1) return null
  const { right, unfinished } = sortDraft(sent)
  const said = { ...right, ...unfinished, ...(programId === undefined ? {} : { programId }) }
  const isThere = Object.entries(said).every(
    ([field, value]) => (stored[field] ?? '') === (value ?? ''),
  )
  return isThere ? { applicationId, version } : null
}
