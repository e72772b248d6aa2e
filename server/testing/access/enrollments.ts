import { ADMINS, type Expectations, SIGNED_IN, STAFF } from './expectations'
import { newEnrollment } from './rows'

export const enrollments: Expectations = {
  'enrollments.mine': {
    may: SIGNED_IN,
    call: (caller) => caller.enrollments.mine(),
  },
  'enrollments.myProgress': {
    may: SIGNED_IN,
    call: (caller) => caller.enrollments.myProgress(),
  },
  'enrollments.history': {
    may: STAFF,
    call: async (caller, rollCall) =>
      caller.enrollments.history({ enrollmentId: await newEnrollment(rollCall) }),
  },
  'enrollments.progress': {
    may: STAFF,
    call: async (caller, rollCall) =>
      caller.enrollments.progress({ enrollmentId: await newEnrollment(rollCall) }),
  },
  'enrollments.readyForPromotion': {
    may: ADMINS,
    call: (caller) => caller.enrollments.readyForPromotion({}),
  },
  'enrollments.promote': {
    may: ADMINS,
    call: async (caller, rollCall) =>
      caller.enrollments.promote({
        enrollments: [{ enrollmentId: await newEnrollment(rollCall), version: 1 }],
      }),
  },
  'enrollments.complete': {
    may: ADMINS,
    call: async (caller, rollCall) =>
      caller.enrollments.complete({
        enrollments: [{ enrollmentId: await newEnrollment(rollCall), version: 1 }],
      }),
  },
  'enrollments.drop': {
    may: ADMINS,
    call: async (caller, rollCall) =>
      caller.enrollments.drop({
        enrollmentId: await newEnrollment(rollCall),
        version: 1,
        reason: 'left',
      }),
  },
}
