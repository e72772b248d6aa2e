import { APIError, createAuthMiddleware } from 'better-auth/api'
import { email as emailSchema } from '../../domain/text'
import { isReservedEmail } from '../../domain/users'
import { accountKey, consume, type Limit, resetLimit } from './rate-limit'

export const SEND_CODE_PATH = '/email-otp/send-verification-otp'
export const USE_CODE_PATH = '/sign-in/email-otp'

// Whatever the address the requests come from: six digits hold only while guesses are few.
const CODES: Limit = { window: 3600, max: 5, strict: true }
const GUESSES: Limit = { window: 3600, max: 20, strict: true }

/**
 * Goes before asking for a code and before using one: brings the e-mail into the form it is stored in; refuses
 * addresses nobody can sign in with (INVALID_EMAIL), codes for anything but signing in, more than 5 codes or 20
 * guesses an hour for one account (TOO_MANY_CODES, TOO_MANY_GUESSES).
 */
export const limitCodes = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== SEND_CODE_PATH && ctx.path !== USE_CODE_PATH) return
  const parsed = emailSchema.safeParse(ctx.body?.email)
  if (!parsed.success || isReservedEmail(parsed.data))
    throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL' })
  const email = parsed.data
  if (ctx.path === SEND_CODE_PATH) {
    if (ctx.body.type !== 'sign-in') throw new APIError('BAD_REQUEST', { code: 'INVALID_TYPE' })
    await refuseOver(CODES, accountKey('codes', email), 'TOO_MANY_CODES')
  } else await refuseOver(GUESSES, accountKey('guesses', email), 'TOO_MANY_GUESSES')
  return { context: { body: { email } } }
})

/** Goes after a sign-in that succeeded: whoever reads the mail of an account starts counting anew. */
export async function forgetUses(email: string): Promise<void> {
  await resetLimit(accountKey('guesses', email))
  await resetLimit(accountKey('codes', email))
}

async function refuseOver(limit: Limit, key: string, code: string): Promise<void> {
  const { allowed, retryAfter } = await consume(key, limit)
  if (!allowed)
    throw new APIError('TOO_MANY_REQUESTS', { code }, { 'x-retry-after': String(retryAfter) })
}
