import { type Expectations, PARTICIPANTS, STAFF } from './expectations'
import { newDeliverable, newSubmission } from './rows'

export const submissions: Expectations = {
  'submissions.mine': { may: PARTICIPANTS, call: (caller) => caller.submissions.mine() },
  'submissions.handIn': {
    may: PARTICIPANTS,
    call: async (caller) => {
      const { activityId } = await newDeliverable(caller)
      return caller.submissions.handIn({ activityId, body: 'Listo.', version: null })
    },
  },
  'submissions.list': { may: STAFF, call: (caller) => caller.submissions.list({}) },
  'submissions.get': {
    may: STAFF,
    call: async (caller) =>
      caller.submissions.get({ submissionId: (await newSubmission()).submissionId }),
  },
  'submissions.answer': {
    may: STAFF,
    call: async (caller) => {
      const { submissionId, version } = await newSubmission()
      return caller.submissions.answer({ submissionId, version, answer: 'approve' })
    },
  },
}
