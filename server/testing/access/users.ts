import { db } from '../../db/client'
import { makeUser } from '../factories'
import { ADMINS, EVERYBODY, type Expectations } from './expectations'

export const users: Expectations = {
  'users.me': {
    may: EVERYBODY,
    call: (caller) => caller.users.me(),
  },
  'users.setLocale': {
    may: ['applicant', 'rejected', 'guest', 'member', 'moderator', 'admin', 'suspendedAdmin'],
    call: (caller) => caller.users.setLocale({ locale: 'en' }),
  },
  'users.changeRole': {
    may: ADMINS,
    call: (caller, rollCall) =>
      caller.users.changeRole({ userId: rollCall.people[0]?.id ?? '', role: 'participant' }),
  },
  'users.list': {
    may: ADMINS,
    call: (caller) => caller.users.list({}),
  },
  'users.get': {
    may: ADMINS,
    call: (caller, rollCall) => caller.users.get({ userId: rollCall.people[0]?.id ?? '' }),
  },
  'users.suspend': {
    may: ADMINS,
    call: async (caller) =>
      caller.users.suspend({ userId: (await makeUser(db)).id, reason: 'Una razón.' }),
  },
  'users.restore': {
    may: ADMINS,
    call: (caller, rollCall) => caller.users.restore({ userId: rollCall.people[0]?.id ?? '' }),
  },
}
