import { resendMailInput } from '../../../domain/mail'
import { listDeadMail } from '../../services/mail/list-dead-mail'
import { resendMail } from '../../services/mail/resend-mail'
import { permissionProcedure, router } from '../trpc'

export const mailRouter = router({
  /** Mails that were given up. */
  dead: permissionProcedure('mail:read').query(({ ctx }) => listDeadMail(ctx)),
  resend: permissionProcedure('mail:resend')
    .input(resendMailInput)
    .mutation(({ ctx, input }) => resendMail(ctx, input)),
})
