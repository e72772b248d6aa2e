import { type Expectations, PARTICIPANTS } from './expectations'

export const calendar: Expectations = {
  'calendar.mine': { may: PARTICIPANTS, call: (caller) => caller.calendar.mine() },
  'calendar.open': {
    may: PARTICIPANTS,
    call: (caller) => caller.calendar.open({ programId: null }),
  },
  'calendar.revoke': {
    may: PARTICIPANTS,
    call: async (caller) => {
      const { feedId } = await caller.calendar.open({ programId: null })
      return caller.calendar.revoke({ feedId, replace: true })
    },
  },
}
