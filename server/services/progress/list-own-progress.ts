import { eq } from 'drizzle-orm'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readProgress } from './read-progress'

/** How the signed-in person stands in each of their programs, newest first. Why staff ended a place stays with staff. */
export async function listOwnProgress(ctx: ServiceContext) {
  const all = await readProgress(ctx, eq(programEnrollments.userId, ctx.actor.id))
  return all.map(({ endReason: _, endNote: __, ...own }) => own)
}
