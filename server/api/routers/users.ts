import { z } from 'zod'
import { LOCALES, ROLES } from '../../../domain/users'
import { changeRole } from '../../services/users/change-role'
import { setLocale } from '../../services/users/set-locale'
import { openProcedure, permissionProcedure, router } from '../trpc'

export const usersRouter = router({
  /** Who is signed in, or null. */
  me: openProcedure('account:read-current').query(({ ctx }) => ctx.actor),
  setLocale: permissionProcedure('account:update-own')
    .input(z.object({ locale: z.enum(LOCALES) }).strict())
    .mutation(({ ctx, input }) => setLocale(ctx, input)),
  changeRole: permissionProcedure('users:change-role')
    .input(z.object({ userId: z.uuid(), role: z.enum(ROLES) }).strict())
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
})
