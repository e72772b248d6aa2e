import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { heldDecisions, programEnrollments } from '../../db/schema'
import { makeApplication, makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { failureOf } from '../../testing/refusal'
import { aDecision, aForm, GOAL, makeSubmitted } from '../../testing/review'
import { applicationsOf, mailsOf, userOf } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { decideApplication } from '../enrollments/decide-application'
import { submitApplication } from '../enrollments/submit-application'
import { getOwnApplication } from './get-own-application'
import { holdDecision } from './hold-decision'
import type { ApplicationState } from './move-application'
import { saveDraft } from './save-draft'
import { startAgain } from './start-again'
import { withdrawApplication } from './withdraw-application'

useTestDatabase()

const as = (actor: Actor, now = new Date()) => ({ db, actor, now })
const seen = ({ applicationId, version }: ApplicationState) => ({ applicationId, version })

describe('after sending', () => {
  test('an edit must be right, and its program stays', async () => {
    const { person, application } = await makeSubmitted(db)
    const at = { applicationId: application.id, version: application.version }
    const attempt = (given: object) => failureOf(saveDraft(as(person), { seen: at, ...given }))
    expect((await attempt({ goal: 'corta' })).details).toEqual({ field: 'goal' })
    expect((await attempt({ goal: '' })).details).toEqual({ field: 'goal' })
    expect((await attempt({ programId: (await makeProgram(db)).id })).code).toBe('INVALID_INPUT')
    expect((await applicationsOf(db, person.id))[0]).toEqual(application)
    expect(await saveDraft(as(person), { seen: at, goal: `${GOAL} Más.` })).toMatchObject({
      version: 2,
      status: 'submitted',
    })
  })

  test.each(['edit', 'withdrawal'])('an %s voids a held decision', async (what) => {
    const { person, application } = await makeSubmitted(db)
    const moderator = await makeUser(db, { role: 'moderator' })
    await holdDecision(as(moderator), aDecision(application, 'guest'))
    const ctx = as(person)
    if (what === 'edit')
      await saveDraft(ctx, {
        seen: { applicationId: application.id, version: 1 },
        goal: `${GOAL} Más.`,
      })
    else await withdrawApplication(ctx, { applicationId: application.id })
    const [hold] = await db
      .select()
      .from(heldDecisions)
      .where(eq(heldDecisions.applicationId, application.id))
    expect(hold?.voidedAt).toEqual(ctx.now)
  })

  test('a withdrawal ends it, again does nothing, and one can start again with the text', async () => {
    const { person, application } = await makeSubmitted(db, { githubUsername: 'ana' })
    const target = { applicationId: application.id }
    const first = await withdrawApplication(as(person), target)
    expect(first).toMatchObject({ status: 'withdrawn', version: 2 })
    expect(await withdrawApplication(as(person), target)).toEqual(first)
    expect((await userOf(db, person.id))?.accountStatus).toBe('incomplete')
    const again = await startAgain(as(person))
    expect(await startAgain(as(person))).toEqual(again)
    expect((await applicationsOf(db, person.id))[1]).toMatchObject({
      id: again.applicationId,
      status: 'draft',
      goal: GOAL,
      githubUsername: 'ana',
      programId: application.programId,
      feedback: null,
      submittedAt: null,
    })
  })

  test('changes are asked for, answered, and the words stay to be read', async () => {
    const { person, application } = await makeSubmitted(db)
    const moderator = await makeUser(db, { role: 'moderator', name: 'Moderadora Secreta' })
    const asked = await decideApplication(as(moderator), aDecision(application, 'changes'))
    const own = await getOwnApplication(as(person))
    expect(own?.current).toMatchObject({
      status: 'changes_requested',
      feedback: 'Cuéntanos qué quieres construir.',
    })
    expect((await userOf(db, person.id))?.accountStatus).toBe('pending')
    // Half an answer does not touch what staff read.
    const half = await saveDraft(as(person), { seen: seen(asked), goal: 'a medias' })
    expect((await applicationsOf(db, person.id))[0]).toMatchObject({
      goal: GOAL,
      status: 'changes_requested',
    })
    const later = as(person, new Date(Date.now() + DAY))
    await submitApplication(
      later,
      aForm(application.programId ?? '', { seen: seen(half), goal: `${GOAL} Más.` }),
    )
    expect((await applicationsOf(db, person.id))[0]).toMatchObject({
      status: 'submitted',
      submittedAt: later.now,
      goal: `${GOAL} Más.`,
    })
    expect((await mailsOf(db, person.id)).map(({ kind }) => kind).sort()).toEqual([
      'application-received',
      'changes-requested',
    ])
  })

  test('after a rejection the reason and the words are seen, and the next one starts with the old text', async () => {
    const { person, application } = await makeSubmitted(db)
    const moderator = await makeUser(db, { role: 'moderator' })
    await decideApplication(as(moderator), aDecision(application, 'reject'))
    expect((await userOf(db, person.id))?.accountStatus).toBe('rejected')
    expect((await getOwnApplication(as(person)))?.current).toMatchObject({
      status: 'rejected',
      reason: { code: 'goal-unclear', es: expect.any(String), en: expect.any(String) },
      feedback: 'Cuéntanos qué quieres construir.',
      timeline: [{ toStatus: 'rejected', isOwn: false }],
    })
    const draft = await startAgain(as(person))
    const own = await getOwnApplication(as(person))
    expect(own?.form.goal).toBe(GOAL)
    expect(own?.earlier).toMatchObject([{ id: application.id, status: 'rejected' }])
    await submitApplication(as(person), aForm(application.programId ?? '', { seen: seen(draft) }))
    expect((await userOf(db, person.id))?.accountStatus).toBe('pending')
  })

  test('whoever left may apply to the same program again, whoever was let in starts without one', async () => {
    const person = await makeUser(db)
    const program = await makeProgram(db)
    await makeApplication(db, person.id, {
      status: 'approved',
      decision: 'guest',
      programId: program.id,
      goal: GOAL,
    })
    await makeEnrollment(db, person.id, program.id, {
      enrollmentStatus: 'dropped',
      endedAt: new Date(),
    })
    const draft = await startAgain(as(person))
    expect((await getOwnApplication(as(person)))?.form).toMatchObject({
      programId: null,
      goal: GOAL,
    })
    const sent = await submitApplication(as(person), aForm(program.id, { seen: seen(draft) }))
    const admin = await makeUser(db, { role: 'admin' })
    await decideApplication(
      as(admin),
      aDecision({ id: sent.applicationId, version: sent.version }, 'guest'),
    )
    expect(
      await db.select().from(programEnrollments).where(eq(programEnrollments.userId, person.id)),
    ).toMatchObject([
      { enrollmentStatus: 'guest', applicationId: sent.applicationId, endedAt: null },
    ])
  })

  test('nothing of staff is in what the applicant reads', async () => {
    const { person, application } = await makeSubmitted(db, { internalNotes: 'NOTA-INTERNA' })
    const moderator = await makeUser(db, { role: 'moderator', name: 'MODERADORA' })
    const before = JSON.stringify(await getOwnApplication(as(person)))
    await holdDecision(as(moderator), {
      ...aDecision(application, 'reject'),
      decision: 'reject',
      reasonCode: 'full',
      feedback: 'PALABRAS-GUARDADAS',
    })
    const held = JSON.stringify(await getOwnApplication(as(person)))
    expect(held).toBe(before)
    const edit = { seen: { applicationId: application.id, version: 1 }, bio: 'Nueva' }
    const outputs = [
      held,
      JSON.stringify(await saveDraft(as(person), edit)),
      JSON.stringify((await failureOf(saveDraft(as(person), { ...edit, bio: 'x' }))).details),
      JSON.stringify(
        await submitApplication(
          as(person),
          aForm(application.programId ?? '', {
            seen: { applicationId: application.id, version: 2 },
          }),
        ),
      ),
      JSON.stringify(await withdrawApplication(as(person), { applicationId: application.id })),
      JSON.stringify(await getOwnApplication(as(person))),
      JSON.stringify(await startAgain(as(person))),
    ]
    for (const output of outputs)
      expect(output).not.toMatch(/INTERNA|MODERADORA|GUARDADAS|hold|notes/i)
  })
})
