import { createCaller } from '../../api/root'
import { contextOf } from '../../api/trpc'
import { db } from '../../db/client'
import { makePersona } from '../callers'
import { linkActivity, makeActivity, makeEnrollment, makeProgram, makeUser } from '../factories'
import type { Caller, RollCall } from './expectations'

// What a call is about: made anew for each, so that one call does not change another's answer.

export const newEnrollment = async ({ program }: RollCall) =>
  (await makeEnrollment(db, (await makeUser(db)).id, program.id)).id

export const newActivity = async (given: Parameters<typeof makeActivity>[1] = {}) => {
  const { id, version } = await makeActivity(db, given)
  return { activityId: id, version }
}

export const newLink = async () => {
  const { id: programId } = await makeProgram(db)
  const { activityId } = await newActivity()
  await linkActivity(db, programId, activityId)
  return { programId, activityId }
}

/** A deliverable the caller may hand in; where nobody is signed in, nobody's. */
export const newDeliverable = async (caller: Caller) => {
  const activity = await makeActivity(db, { kind: 'deliverable' })
  const program = await makeProgram(db)
  await linkActivity(db, program.id, activity.id)
  const me = await caller.users.me()
  if (me) await makeEnrollment(db, me.id, program.id)
  return { activityId: activity.id, programId: program.id }
}

/** Handed in by somebody else. */
export const newSubmission = async () => {
  const author = createCaller(contextOf(await makePersona(db, 'guest')))
  const { activityId } = await newDeliverable(author)
  return author.submissions.handIn({ activityId, body: 'Listo.', version: null })
}
