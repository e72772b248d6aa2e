import {
  activityInput,
  cancelActivitiesInput,
  conflictsInput,
  createActivityInput,
  createSeriesInput,
  deleteActivitiesInput,
  expectedInput,
  listActivitiesInput,
  restoreActivityInput,
  updateActivityInput,
} from '../../../domain/activity-forms'
import { applyImportInput, previewImportInput } from '../../../domain/activity-import'
import { findConflicts } from '../../services/activities/find-conflicts'
import { getActivity } from '../../services/activities/get-activity'
import { getSession } from '../../services/activities/get-session'
import { listActivities } from '../../services/activities/list-activities'
import { applyActivityImport } from '../../services/attendance/apply-activity-import'
import { cancelActivities } from '../../services/attendance/cancel-activities'
import { countExpected } from '../../services/attendance/count-expected'
import { deleteActivities } from '../../services/attendance/delete-activities'
import { previewActivityImport } from '../../services/attendance/preview-activity-import'
import { restoreActivity } from '../../services/attendance/restore-activity'
import { updateActivity } from '../../services/attendance/update-activity'
import { createActivity } from '../../services/programs/create-activity'
import { createSeries } from '../../services/programs/create-series'
import { permissionProcedure, router } from '../trpc'

const read = permissionProcedure('activities:read-all')
const manage = permissionProcedure('activities:manage')

export const activitiesRouter = router({
  session: read.input(activityInput).query(({ ctx, input }) => getSession(ctx, input)),
  list: read.input(listActivitiesInput).query(({ ctx, input }) => listActivities(ctx, input)),
  get: read.input(activityInput).query(({ ctx, input }) => getActivity(ctx, input)),

  conflicts: manage.input(conflictsInput).query(({ ctx, input }) => findConflicts(ctx, input)),
  expected: manage.input(expectedInput).query(({ ctx, input }) => countExpected(ctx, input)),
  create: manage
    .input(createActivityInput)
    .mutation(({ ctx, input }) => createActivity(ctx, input)),
  createSeries: manage
    .input(createSeriesInput)
    .mutation(({ ctx, input }) => createSeries(ctx, input)),
  update: manage
    .input(updateActivityInput)
    .mutation(({ ctx, input }) => updateActivity(ctx, input)),
  cancel: manage
    .input(cancelActivitiesInput)
    .mutation(({ ctx, input }) => cancelActivities(ctx, input)),
  restore: manage
    .input(restoreActivityInput)
    .mutation(({ ctx, input }) => restoreActivity(ctx, input)),
  remove: manage
    .input(deleteActivitiesInput)
    .mutation(({ ctx, input }) => deleteActivities(ctx, input)),

  // A mutation, since a file is too long for an address; it writes nothing.
  previewImport: manage
    .input(previewImportInput)
    .mutation(({ ctx, input }) => previewActivityImport(ctx, input)),
  applyImport: manage
    .input(applyImportInput)
    .mutation(({ ctx, input }) => applyActivityImport(ctx, input)),
})
