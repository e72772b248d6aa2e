import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { makeActivity, makeUser } from '../factories'
import { tap } from '../roll-call'
import { ADMINS, type Expectations, SIGNED_IN, STAFF } from './expectations'

export const attendance: Expectations = {
  'attendance.sessions': {
    may: STAFF,
    call: (caller) =>
      caller.attendance.sessions({ day: '2026-09-23', daysBefore: 7, daysAfter: 7 }),
  },
  'attendance.roster': {
    may: STAFF,
    call: (caller, rollCall) => caller.attendance.roster({ activityId: rollCall.activity.id }),
  },
  'attendance.history': {
    may: STAFF,
    call: (caller, rollCall) =>
      caller.attendance.history({
        activityId: rollCall.activity.id,
        userId: rollCall.people[0]?.id ?? '',
      }),
  },
  'attendance.mark': {
    may: STAFF,
    call: (caller, rollCall) =>
      caller.attendance.mark({
        activityId: rollCall.activity.id,
        device: 'prueba',
        marks: [tap(rollCall.people[0]?.id ?? '')],
      }),
  },
  'attendance.now': { may: STAFF, call: (caller) => caller.attendance.now() },
  'attendance.changes': {
    may: STAFF,
    call: (caller, rollCall) =>
      caller.attendance.changes({ activityId: rollCall.activity.id, after: 0, rosterKey: '' }),
  },
  'attendance.findPeople': {
    may: STAFF,
    call: (caller, rollCall) =>
      caller.attendance.findPeople({ activityId: rollCall.activity.id, query: 'ana' }),
  },
  'attendance.addWalkIn': {
    may: STAFF,
    call: async (caller, rollCall) =>
      caller.attendance.addWalkIn({
        activityId: rollCall.activity.id,
        userId: (await makeUser(db)).id,
      }),
  },
  'attendance.removeWalkIn': {
    may: STAFF,
    call: async (caller, rollCall) => {
      const cell = { activityId: rollCall.activity.id, userId: (await makeUser(db)).id }
      await caller.attendance.addWalkIn(cell)
      return caller.attendance.removeWalkIn(cell)
    },
  },
  'attendance.reopen': {
    may: ADMINS,
    call: async (caller) =>
      caller.attendance.reopen({
        activityId: (await makeActivity(db, { startsAt: new Date(Date.now() - 30 * DAY) })).id,
        reason: 'Faltó una lista.',
        days: 1,
      }),
  },
  'attendance.mine': {
    may: SIGNED_IN,
    call: (caller) => caller.attendance.mine(),
  },
}
