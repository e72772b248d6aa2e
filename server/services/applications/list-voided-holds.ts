import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { applications, heldDecisions, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The decisions the signed-in reviewer held and whose applicants edited or withdrew since, the oldest first. */
export const listVoidedHolds = ({ db, actor }: ServiceContext) =>
  db
    .select({
      applicationId: applications.id,
      holdId: heldDecisions.id,
      holdVersion: heldDecisions.version,
      decision: heldDecisions.decision,
      heldAt: heldDecisions.heldAt,
      voidedAt: heldDecisions.voidedAt,
      applicantName: users.name,
      status: applications.status,
    })
    .from(heldDecisions)
    .innerJoin(applications, eq(applications.id, heldDecisions.applicationId))
    .innerJoin(users, eq(users.id, applications.userId))
    .where(and(eq(heldDecisions.decidedBy, actor.id), isNotNull(heldDecisions.voidedAt)))
    .orderBy(asc(heldDecisions.voidedAt))
