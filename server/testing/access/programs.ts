import { db } from '../../db/client'
import { makeProgram } from '../factories'
import { aProgram } from '../forms'
import { ADMINS, EVERYBODY, type Expectations, STAFF } from './expectations'
import { newLink } from './rows'

export const programs: Expectations = {
  'programs.list': {
    may: EVERYBODY,
    call: (caller) => caller.programs.list(),
  },
  'programs.page': {
    may: EVERYBODY,
    call: (caller, rollCall) => caller.programs.page({ program: rollCall.program.id }),
  },
  'programs.listAll': {
    may: STAFF,
    call: (caller) => caller.programs.listAll(),
  },
  'programs.get': {
    may: STAFF,
    call: (caller, rollCall) => caller.programs.get({ programId: rollCall.program.id }),
  },
  'programs.summaries': { may: ADMINS, call: (caller) => caller.programs.summaries() },
  'programs.create': {
    may: ADMINS,
    call: (caller) => caller.programs.create(aProgram()),
  },
  'programs.update': {
    may: ADMINS,
    call: (caller, rollCall) =>
      caller.programs.update({ programId: rollCall.program.id, changes: {}, seen: {} }),
  },
  'programs.clone': {
    may: ADMINS,
    call: (caller, rollCall) =>
      caller.programs.clone({ programId: rollCall.program.id, name: aProgram().name }),
  },
  'programs.setActive': {
    may: ADMINS,
    call: (caller, rollCall) =>
      caller.programs.setActive({ programId: rollCall.program.id, isActive: true }),
  },
  'programs.remove': {
    may: ADMINS,
    call: async (caller) => caller.programs.remove({ programId: (await makeProgram(db)).id }),
  },
  'programs.link': {
    may: ADMINS,
    call: async (caller, rollCall) =>
      caller.programs.link({
        programId: (await makeProgram(db)).id,
        activityIds: [rollCall.activity.id],
      }),
  },
  'programs.unlink': {
    may: ADMINS,
    call: async (caller) => caller.programs.unlink(await newLink()),
  },
  'programs.setRequired': {
    may: ADMINS,
    call: async (caller) =>
      caller.programs.setRequired({ ...(await newLink()), isRequired: false }),
  },
  'programs.reorder': {
    may: ADMINS,
    call: async (caller) => {
      const { programId, activityId } = await newLink()
      return caller.programs.reorder({ programId, activityIds: [activityId] })
    },
  },
}
