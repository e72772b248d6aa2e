import { z } from 'zod'
import { listPeopleInput, suspendPersonInput } from '../../../domain/people'
import { LOCALES, ROLES } from '../../../domain/users'
import { getPerson } from '../../services/progress/get-person'
import { changeRole } from '../../services/users/change-role'
import { listPeople } from '../../services/users/list-people'
import { restorePerson } from '../../services/users/restore-person'
import { setLocale } from '../../services/users/set-locale'
import { suspendPerson } from '../../services/users/suspend-person'
import { openProcedure, permissionProcedure, router } from '../trpc'

// The client of a list that comes page by page says along which way it goes.
const pageOfPeople = listPeopleInput.extend({ direction: z.literal('forward').optional() })

const person = z.object({ userId: z.uuid() }).strict()

export const usersRouter = router({
  /** Who is signed in, or null. */
  me: openProcedure('account:read-current').query(({ ctx }) => ctx.actor),
  setLocale: permissionProcedure('account:update-own')
    .input(z.object({ locale: z.enum(LOCALES) }).strict())
    .mutation(({ ctx, input }) => setLocale(ctx, input)),
  changeRole: permissionProcedure('users:change-role')
    .input(z.object({ userId: z.uuid(), role: z.enum(ROLES) }).strict())
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
  list: permissionProcedure('users:read')
    .input(pageOfPeople)
    .query(({ ctx, input: { direction: _, ...input } }) => listPeople(ctx, input)),
  get: permissionProcedure('users:read')
    .input(person)
    .query(({ ctx, input }) => getPerson(ctx, input)),
  suspend: permissionProcedure('users:suspend')
    .input(suspendPersonInput)
    .mutation(({ ctx, input }) => suspendPerson(ctx, input)),
  restore: permissionProcedure('users:suspend')
    .input(person)
    .mutation(({ ctx, input }) => restorePerson(ctx, input)),
})
