import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { emailOTP } from 'better-auth/plugins/email-otp'
import { appSecret } from '../app-secret'
import { db } from '../db/client'
import { authAccounts, authSessions, authVerifications } from '../db/schema/auth'
import { users } from '../db/schema/users'
import type { SendMail } from '../email/mail'
import { sendMail } from '../email/send-mail'
import { appOrigin, type Env, env } from '../env'
import { logError } from '../log'
import { forgetUses, limitCodes, SEND_CODE_PATH, USE_CODE_PATH } from './code-limits'
import { findDemo } from './demo-build'
import { newUser } from './new-user'
import { consume } from './rate-limit'
import { CODE_MINUTES, sendCode } from './send-code'
import { addressHeaders, trustedOrigins } from './settings'

const DAY_IN_SECONDS = 86_400

/** Columns of `users` that no sign-in and no request may set. */
const OURS = { type: 'string', input: false, required: false, returned: false } as const

// Per network address. A whole class sits behind one: 60 people in five minutes, each with a few tries.
const ADDRESS_RULES = {
  [SEND_CODE_PATH]: { window: 300, max: 150 },
  [USE_CODE_PATH]: { window: 300, max: 300 },
  '/sign-in/*': { window: 300, max: 300 },
  // Reads one row by its key and writes nothing; counting it would cost more.
  '/get-session': false as const,
}

interface Parts {
  send?: SendMail
  /** Further ways to sign in. Their paths are open to everybody. */
  ways?: BetterAuthPlugin[]
}

/**
 * Sign-in as `config` says, by e-mail code and, where its keys are given, by GitHub. Throws where the secret is
 * missing. Opens no connection.
 */
export function createAuth(
  config: Env,
  { send = (mail) => sendMail(mail, config), ways = [] }: Parts = {},
) {
  const unsent = new WeakSet<Request>()
  return betterAuth({
    appName: 'Cosecha',
    baseURL: appOrigin(config),
    trustedOrigins: trustedOrigins(config),
    secret: appSecret(config),
    telemetry: { enabled: false },
    logger: { log: writeLog },
    onAPIError: { throw: true, errorURL: `${appOrigin(config)}/sign-in` },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { users, authSessions, authAccounts, authVerifications },
      transaction: true,
    }),
    advanced: {
      cookiePrefix: 'cosecha',
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: addressHeaders(config) },
      // Off by default where NODE_ENV is `test`; our tests are to see what people see.
      disableOriginCheck: false,
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: ADDRESS_RULES,
      customStorage: { consume },
    },
    session: {
      modelName: 'authSessions',
      expiresIn: 30 * DAY_IN_SECONDS,
      updateAge: DAY_IN_SECONDS,
    },
    account: {
      modelName: 'authAccounts',
      encryptOAuthTokens: true,
      // An account is joined to an existing one only where both sides have proven the e-mail.
      accountLinking: { requireLocalEmailVerified: true, trustedProviders: [] },
    },
    verification: { modelName: 'authVerifications', storeIdentifier: 'hashed' },
    user: {
      modelName: 'users',
      fields: { image: 'avatarUrl' },
      additionalFields: { role: OURS, accountStatus: OURS, locale: OURS, suspendedReason: OURS },
      validateUserInfo: ({ user, source }) => {
        if (source.method === 'oauth' && source.action !== 'sign-in' && !user.emailVerified)
          return { error: 'email_not_verified' }
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user, ctx) => {
            // The form asks for an address and a code, nothing else.
            const profile =
              ctx?.path === USE_CODE_PATH ? {} : { name: user.name, image: user.image }
            return { data: { ...user, ...newUser({ email: user.email, ...profile }) } }
          },
        },
      },
    },
    socialProviders:
      config.GITHUB_CLIENT_ID && config.GITHUB_CLIENT_SECRET
        ? {
            github: {
              clientId: config.GITHUB_CLIENT_ID,
              clientSecret: config.GITHUB_CLIENT_SECRET,
            },
          }
        : {},
    hooks: {
      before: limitCodes,
      after: createAuthMiddleware(async (ctx) => {
        // The library answers "sent" before it knows; a person must not wait for a mail that never left.
        if (ctx.request && unsent.has(ctx.request))
          throw new APIError('SERVICE_UNAVAILABLE', { code: 'MAIL_NOT_SENT' })
        if (ctx.path === USE_CODE_PATH && ctx.context.newSession)
          await forgetUses(ctx.context.newSession.user.email)
      }),
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: async ({ email, otp }, ctx) => {
          try {
            await sendCode(send, { email, code: otp, headers: ctx?.headers })
          } catch (error) {
            logError('sign-in code not sent', error)
            if (ctx?.request) unsent.add(ctx.request)
          }
        },
      }),
      ...ways,
    ],
  })
}

export type Auth = ReturnType<typeof createAuth>

/** The library's log, of errors alone and without its messages: they carry addresses, SQL and parameters. */
function writeLog(level: string, _message: string, ...details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error)
  if (level === 'error' && error) logError('sign-in', error)
}

async function make(): Promise<Auth> {
  const demo = await findDemo(env())
  return createAuth(env(), demo ? { ways: [demo.plugin] } : {})
}

let made: Promise<Auth> | undefined

/** The sign-in of this process, made at first use; a failure is not kept, so that the next use tells it again. */
export function getAuth(): Promise<Auth> {
  made ??= make().catch((error) => {
    made = undefined
    throw error
  })
  return made
}
