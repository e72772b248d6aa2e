import { ADMINS, type Expectations } from './expectations'

export const mail: Expectations = {
  'mail.dead': {
    may: ADMINS,
    call: (caller) => caller.mail.dead(),
  },
  'mail.resend': {
    may: ADMINS,
    call: (caller, rollCall) => caller.mail.resend({ mailIds: [rollCall.activity.id] }),
  },
}
