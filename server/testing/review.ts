import type { DecisionInput, SubmissionInput } from '../../domain/applications'
import type { Db } from '../db/client'
import type { applications } from '../db/schema'
import { makeApplication, makeProgram, makeUser, unique } from './factories'

export const GOAL =
  'Quiero aprender a programar para construir la página de la tienda de mi familia, conseguir mi primer cliente en tres meses y enseñar lo que aprenda.'

/** A complete form for `programId`, from somebody who saw no application of their own. */
export const aForm = (
  programId: string,
  given: Partial<SubmissionInput> = {},
): SubmissionInput => ({
  seen: null,
  programId,
  goal: GOAL,
  githubUsername: null,
  twitterUsername: null,
  name: 'Ana Prueba',
  username: `ana-${unique()}`,
  bio: null,
  ...given,
})

/** Somebody who reviews. */
export const makeModerator = (db: Db, name = 'Moderadora') =>
  makeUser(db, { role: 'moderator', name })

/** A submitted application of a new person to a new evergreen program, unless told otherwise. */
export async function makeSubmitted(
  db: Db,
  { programId, ...given }: Partial<typeof applications.$inferInsert> = {},
) {
  const person = await makeUser(db, { accountStatus: 'pending' })
  const application = await makeApplication(db, person.id, {
    status: 'submitted',
    submittedAt: new Date(),
    goal: GOAL,
    programId: programId ?? (await makeProgram(db)).id,
    ...given,
  })
  return { person, application }
}

/** What a reviewer says, with the words it needs. */
export const aDecision = (
  { id, version }: { id: string; version: number },
  decision: DecisionInput['decision'],
): DecisionInput => {
  const seen = { applicationId: id, version }
  const feedback = 'Cuéntanos qué quieres construir.'
  if (decision === 'reject') return { ...seen, decision, reasonCode: 'goal-unclear', feedback }
  return decision === 'changes' ? { ...seen, decision, feedback } : { ...seen, decision }
}
