import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readProgress } from './read-progress'

/** How an enrollment stands, session by session, for staff. NOT_FOUND for an unknown one. */
export async function getProgress(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  { enrollmentId }: { enrollmentId: string },
) {
  const [progress] = await readProgress(ctx, eq(programEnrollments.id, enrollmentId))
  if (!progress) throw new DomainError('NOT_FOUND', { enrollmentId })
  return progress
}
