import { db } from '../../db/client'
import { makeProgram } from '../factories'
import { aDecision, aForm, makeSubmitted } from '../review'
import { type Expectations, SIGNED_IN, STAFF } from './expectations'

export const applications: Expectations = {
  'applications.mine': { may: SIGNED_IN, call: (caller) => caller.applications.mine() },
  'applications.checkUsername': {
    may: SIGNED_IN,
    call: (caller) => caller.applications.checkUsername({ typed: 'ana' }),
  },
  'applications.saveDraft': {
    may: SIGNED_IN,
    call: (caller) => caller.applications.saveDraft({ seen: null, goal: 'Quiero' }),
  },
  'applications.submit': {
    may: SIGNED_IN,
    call: async (caller) => caller.applications.submit(aForm((await makeProgram(db)).id)),
  },
  'applications.withdraw': {
    may: SIGNED_IN,
    call: async (caller) => {
      const { applicationId } = await caller.applications.saveDraft({ seen: null, goal: 'Hola' })
      return caller.applications.withdraw({ applicationId })
    },
  },
  'applications.startAgain': {
    may: SIGNED_IN,
    call: async (caller) => {
      await caller.applications.saveDraft({ seen: null, goal: 'Hola' })
      return caller.applications.startAgain()
    },
  },
  'applications.list': { may: STAFF, call: (caller) => caller.applications.list({}) },
  'applications.get': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.get({ applicationId: (await makeSubmitted(db)).application.id }),
  },
  'applications.setNotes': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.setNotes({
        applicationId: (await makeSubmitted(db)).application.id,
        notes: 'Nota',
        before: null,
      }),
  },
  'applications.decide': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.decide(aDecision((await makeSubmitted(db)).application, 'guest')),
  },
  'applications.hold': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.hold(aDecision((await makeSubmitted(db)).application, 'reject')),
  },
  'applications.undoHold': {
    may: STAFF,
    call: async (caller) =>
      caller.applications.undoHold(
        await caller.applications.hold(aDecision((await makeSubmitted(db)).application, 'guest')),
      ),
  },
  'applications.release': {
    may: STAFF,
    call: async (caller) => {
      const application = (await makeSubmitted(db)).application
      return caller.applications.release({
        holds: [await caller.applications.hold(aDecision(application, 'guest'))],
      })
    },
  },
  'applications.voidedHolds': { may: STAFF, call: (caller) => caller.applications.voidedHolds() },
}
