import { isLate, type SubmissionStatus } from '../../../domain/submissions'
import { submissionEvents, type submissions } from '../../db/schema'
import type { ServiceContext } from '../context'

export type Submission = typeof submissions.$inferSelect

/** Where a submission stands after a write; `version` is what a writer has to name next time. */
export interface SubmissionState {
  submissionId: string
  version: number
  status: SubmissionStatus
  submittedAt: Date
  /** Handed in after the deliverable's due instant. */
  isLate: boolean
}

export const stateOf = (submission: Submission, dueAt: Date): SubmissionState => ({
  submissionId: submission.id,
  version: submission.version,
  status: submission.status,
  submittedAt: submission.submittedAt,
  isLate: isLate(submission.submittedAt, dueAt),
})

/** Writes the step that led to `submission` to its history, in the transaction that takes it. */
export async function recordSubmissionEvent(
  { db, actor, now }: ServiceContext,
  { id, status, version }: Submission,
  fromStatus: SubmissionStatus | null,
): Promise<void> {
  await db.insert(submissionEvents).values({
    submissionId: id,
    fromStatus,
    toStatus: status,
    actorId: actor.id,
    version,
    createdAt: now,
  })
}
