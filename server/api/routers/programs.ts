import { z } from 'zod'
import {
  linkActivitiesInput,
  reorderInput,
  setRequiredInput,
  unlinkActivityInput,
} from '../../../domain/activity-forms'
import {
  cloneProgramInput,
  createProgramInput,
  programInput,
  setActiveInput,
  updateProgramInput,
} from '../../../domain/program-forms'
import { cloneProgram } from '../../services/programs/clone-program'
import { createProgram } from '../../services/programs/create-program'
import { deleteProgram } from '../../services/programs/delete-program'
import { getProgram } from '../../services/programs/get-program'
import { getProgramPage } from '../../services/programs/get-program-page'
import { linkActivities } from '../../services/programs/link-activities'
import { listAllPrograms, listPrograms } from '../../services/programs/list-programs'
import { reorderActivities } from '../../services/programs/reorder-activities'
import { setProgramActive } from '../../services/programs/set-program-active'
import { setRequired } from '../../services/programs/set-required'
import { unlinkActivity } from '../../services/programs/unlink-activity'
import { updateProgram } from '../../services/programs/update-program'
import { listProgramSummaries } from '../../services/progress/list-program-summaries'
import { openProcedure, permissionProcedure, router } from '../trpc'

const visible = openProcedure('programs:read')
const read = permissionProcedure('programs:read-all')
const manage = permissionProcedure('programs:manage')

export const programsRouter = router({
  list: visible.query(({ ctx }) => listPrograms(ctx)),
  /** `program`: its id, or its name in URLs. */
  page: visible
    .input(z.object({ program: z.string().min(1).max(100) }).strict())
    .query(({ ctx, input }) => getProgramPage(ctx, input)),
  listAll: read.query(({ ctx }) => listAllPrograms(ctx)),
  get: read.input(programInput).query(({ ctx, input }) => getProgram(ctx, input)),

  summaries: manage.query(({ ctx }) => listProgramSummaries(ctx)),
  create: manage.input(createProgramInput).mutation(({ ctx, input }) => createProgram(ctx, input)),
  update: manage.input(updateProgramInput).mutation(({ ctx, input }) => updateProgram(ctx, input)),
  clone: manage.input(cloneProgramInput).mutation(({ ctx, input }) => cloneProgram(ctx, input)),
  setActive: manage
    .input(setActiveInput)
    .mutation(({ ctx, input }) => setProgramActive(ctx, input)),
  remove: manage.input(programInput).mutation(({ ctx, input }) => deleteProgram(ctx, input)),

  // What a program consists of.
  link: manage.input(linkActivitiesInput).mutation(({ ctx, input }) => linkActivities(ctx, input)),
  unlink: manage
    .input(unlinkActivityInput)
    .mutation(({ ctx, input }) => unlinkActivity(ctx, input)),
  setRequired: manage.input(setRequiredInput).mutation(({ ctx, input }) => setRequired(ctx, input)),
  reorder: manage.input(reorderInput).mutation(({ ctx, input }) => reorderActivities(ctx, input)),
})
