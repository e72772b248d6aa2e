import { db } from '../../db/client'
import { previewActivityImport } from '../../services/attendance/preview-activity-import'
import { anActivity, aRule, aSeries } from '../forms'
import { ADMINS, type Expectations, STAFF } from './expectations'
import { newActivity } from './rows'

const A_FILE = `title,kind,starts_at_local,ends_at_local
Taller,session,2026-12-01T19:00,2026-12-01T21:00`

export const activities: Expectations = {
  'activities.list': { may: STAFF, call: (caller) => caller.activities.list({}) },
  'activities.get': {
    may: STAFF,
    call: (caller, rollCall) => caller.activities.get({ activityId: rollCall.activity.id }),
  },
  'activities.conflicts': {
    may: ADMINS,
    call: (caller) =>
      caller.activities.conflicts({ rule: aRule(), location: null, programIds: [] }),
  },
  'activities.expected': {
    may: ADMINS,
    call: (caller, rollCall) => caller.activities.expected({ activityIds: [rollCall.activity.id] }),
  },
  'activities.create': {
    may: ADMINS,
    call: (caller) => caller.activities.create(anActivity()),
  },
  'activities.createSeries': {
    may: ADMINS,
    call: (caller) => caller.activities.createSeries(aSeries()),
  },
  'activities.update': {
    may: ADMINS,
    call: async (caller) =>
      caller.activities.update({ ...(await newActivity()), changes: { title: 'Otra' } }),
  },
  'activities.cancel': {
    may: ADMINS,
    call: async (caller) =>
      caller.activities.cancel({ activities: [await newActivity()], reason: 'No hay sala.' }),
  },
  'activities.restore': {
    may: ADMINS,
    call: async (caller) => caller.activities.restore(await newActivity({ status: 'cancelled' })),
  },
  'activities.remove': {
    may: ADMINS,
    call: async (caller) => caller.activities.remove({ activities: [await newActivity()] }),
  },
  'activities.previewImport': {
    may: ADMINS,
    call: (caller) => caller.activities.previewImport({ content: A_FILE }),
  },
  'activities.applyImport': {
    may: ADMINS,
    call: async (caller) => {
      const { hash } = await previewActivityImport({ db }, { content: A_FILE })
      return caller.activities.applyImport({ content: A_FILE, hash })
    },
  },
  'activities.session': {
    may: STAFF,
    call: (caller, rollCall) => caller.activities.session({ activityId: rollCall.activity.id }),
  },
}
