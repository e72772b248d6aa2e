import { ADMINS, type Expectations, PARTICIPANTS } from './expectations'
import { newDeliverable } from './rows'

export const progress: Expectations = {
  'progress.dashboard': {
    may: PARTICIPANTS,
    call: (caller) => caller.progress.dashboard(),
  },
  'progress.program': {
    may: PARTICIPANTS,
    call: async (caller) =>
      caller.progress.program({ program: (await newDeliverable(caller)).programId }),
  },
  'progress.report': {
    may: ADMINS,
    call: (caller, rollCall) => caller.progress.report({ programId: rollCall.program.id }),
  },
}
