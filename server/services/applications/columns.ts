import { applications, heldDecisions } from '../../db/schema'

/** What staff read of an application wherever it is listed or opened. */
export const applicationColumns = {
  id: applications.id,
  version: applications.version,
  status: applications.status,
  decision: applications.decision,
  goal: applications.goal,
  githubUsername: applications.githubUsername,
  twitterUsername: applications.twitterUsername,
  submittedAt: applications.submittedAt,
  decidedAt: applications.decidedAt,
}

/** What staff read of a decision that is held. */
export const holdColumns = {
  holdId: heldDecisions.id,
  holdVersion: heldDecisions.version,
  decision: heldDecisions.decision,
  heldBy: heldDecisions.decidedBy,
  heldAt: heldDecisions.heldAt,
  voidedAt: heldDecisions.voidedAt,
}
