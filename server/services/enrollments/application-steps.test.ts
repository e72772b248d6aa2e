import { describe, expect, test } from 'bun:test'
import {
  APPLICATION_ACTIONS,
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationStatus,
  applicationStep,
  DECISIONS,
} from '../../../domain/applications'
import { db } from '../../db/client'
import { refusalOf } from '../../testing/refusal'
import { aDecision, aForm, GOAL, makeModerator, makeSubmitted } from '../../testing/review'
import { applicationOf } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'
import { holdDecision } from '../applications/hold-decision'
import { saveDraft } from '../applications/save-draft'
import { startAgain } from '../applications/start-again'
import { withdrawApplication } from '../applications/withdraw-application'
import type { Actor } from '../context'
import { decideApplication } from './decide-application'
import { submitApplication } from './submit-application'

useTestDatabase()

const as = (actor: Actor, now = new Date()) => ({ db, actor, now })

describe('every status and action', () => {
  const pairs = APPLICATION_STATUSES.flatMap((status) =>
    APPLICATION_ACTIONS.map((action) => [status, action] as const),
  )

  async function inStatus(status: ApplicationStatus) {
    const wasSent = status !== 'draft'
    return makeSubmitted(db, {
      status,
      submittedAt: wasSent ? new Date() : null,
      decidedAt: wasSent ? new Date() : null,
      decidedBy: wasSent ? (await makeModerator(db)).id : null,
    })
  }

  function act(
    action: ApplicationAction,
    { person, application }: Awaited<ReturnType<typeof inStatus>>,
    reviewer: Actor,
  ) {
    const seen = { applicationId: application.id, version: application.version }
    switch (action) {
      case 'save':
        return saveDraft(as(person), { seen, goal: `${GOAL} Más.` })
      case 'submit':
        return submitApplication(as(person), aForm(application.programId ?? '', { seen }))
      case 'withdraw':
        return withdrawApplication(as(person), seen)
      case 'startAgain':
        return startAgain(as(person))
      default:
        return decideApplication(as(reviewer), aDecision(application, action))
    }
  }

  test.each(pairs)('%s, %s', async (status, action) => {
    const it = await inStatus(status)
    const reviewer = await makeModerator(db)
    const step = applicationStep(status, action)
    const refusal = await refusalOf(act(action, it, reviewer))
    expect(refusal).toBe('refusal' in step ? step.refusal : null)
    const after = await applicationOf(db, it.application.id)
    if ('refusal' in step) expect(after).toEqual(it.application)
    else if (action !== 'startAgain') expect(after?.status).toBe(step.to)
    const isDecision = DECISIONS.some((decision) => decision === action)
    if (isDecision && 'refusal' in step) {
      const held = await refusalOf(holdDecision(as(reviewer), aDecision(it.application, 'guest')))
      expect(held).toBe(step.refusal)
    }
  })

  test('a draft that was withdrawn is its author’s alone, too', async () => {
    const { application } = await makeSubmitted(db, { status: 'withdrawn', submittedAt: null })
    const attempt = decideApplication(as(await makeModerator(db)), aDecision(application, 'guest'))
    expect(await refusalOf(attempt)).toBe('NOT_FOUND')
  })
})
