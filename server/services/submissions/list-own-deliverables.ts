import { eq } from 'drizzle-orm'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readDeliverables } from './read-deliverables'

/** The deliverables of the signed-in person's programs, with what they handed in and what was answered. */
export const listOwnDeliverables = (ctx: ServiceContext) =>
  readDeliverables(ctx, eq(programEnrollments.userId, ctx.actor.id))
