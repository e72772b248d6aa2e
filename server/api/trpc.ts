import { randomUUID } from 'node:crypto'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { ACCOUNT_HEADER } from '../../domain/account-header'
import { DomainError, type ErrorCode } from '../../domain/errors'
import { can, type OpenPermission, type Permission } from '../../domain/permissions'
import { wire } from '../../domain/wire'
import type { Auth } from '../auth/auth'
import { findPerson, type SignedInPerson } from '../auth/person'
import { db } from '../db/client'
import { logError, withoutWords } from '../log'
import type { ServiceContext } from '../services/context'

// 1. Context: the database, the time, and who asks, as the database knows them now.

export type ApiContext = ServiceContext<SignedInPerson | null>

/** The context of whatever `actor` asks now. */
export const contextOf = (actor: SignedInPerson | null): ApiContext => ({
  db,
  actor,
  now: new Date(),
})

/** The context of a request with these headers: of nobody where they mean another account than their session's. */
export async function createContext(headers: Headers, auth?: Auth) {
  const person = await findPerson(headers, auth)
  const meant = headers.get(ACCOUNT_HEADER)
  return contextOf(meant === null || meant === person?.id ? person : null)
}

// 2. Errors: one shape for the client. A refusal carries its code; anything unexpected one reference and no detail.

const TRPC_CODES: Partial<Record<ErrorCode, TRPCError['code']>> = {
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  SUSPENDED: 'FORBIDDEN',
  OWN_ROW: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  INVALID_INPUT: 'BAD_REQUEST',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
}

/** What the UI reads from a failed call: `errorCode` has a message in both languages. */
interface ErrorData {
  code: TRPCError['code']
  errorCode: ErrorCode | 'UNKNOWN'
  details: Readonly<Record<string, string | number>>
  reference?: string
  fields?: Record<string, string[] | undefined>
}

function toErrorData(error: TRPCError): ErrorData {
  const { cause, code } = error
  if (cause instanceof DomainError) return { code, errorCode: cause.code, details: cause.details }
  if (cause instanceof z.ZodError) {
    const { fieldErrors } = z.flattenError(cause)
    return { code, errorCode: 'INVALID_INPUT', details: {}, fields: fieldErrors }
  }
  if (code === 'BAD_REQUEST' || code === 'PARSE_ERROR')
    return { code, errorCode: 'INVALID_INPUT', details: {} }
  if (code === 'NOT_FOUND') return { code, errorCode: 'NOT_FOUND', details: {} }
  return { code, errorCode: 'UNKNOWN', details: {}, reference: randomUUID() }
}

const t = initTRPC
  .context<ApiContext>()
  .meta<{ permission: Permission }>()
  .create({
    transformer: wire,
    // Only what is named here leaves the server: no stack, no message of a library.
    errorFormatter({ shape, error, path }) {
      const data = toErrorData(error)
      if (data.errorCode === 'UNKNOWN')
        logError('request failed', error.cause ?? error, {
          path: path ?? '',
          reference: data.reference ?? '',
        })
      return { code: shape.code, message: data.errorCode, data }
    },
  })

// `next()` never throws: it answers with the error, so a refusal is recognised in its result.
// What fails unexpectedly goes on without its words: pages hand it to Next, which logs it whole, SQL and values included.
const domainErrors = t.middleware(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const { cause, code } = result.error
  if (!(cause instanceof DomainError)) {
    if (code !== 'INTERNAL_SERVER_ERROR') return result
    const bare = withoutWords(cause ?? result.error)
    throw new TRPCError({ code, message: bare.message, cause: bare })
  }
  throw new TRPCError({ code: TRPC_CODES[cause.code] ?? 'CONFLICT', message: cause.code, cause })
})

// 3. Procedures: each names the permission it needs. There is no other way to make one.

const base = t.procedure.use(domainErrors)

function check(actor: SignedInPerson | null, permission: Permission) {
  if (can(actor, permission)) return
  if (!actor) throw new DomainError('UNAUTHENTICATED')
  throw new DomainError(actor.suspendedAt ? 'SUSPENDED' : 'FORBIDDEN')
}

/** A procedure for signed-in people who hold `permission`; `ctx.actor` is the person. */
export const permissionProcedure = (permission: Permission) =>
  base.meta({ permission }).use(({ ctx, next }) => {
    check(ctx.actor, permission)
    if (!ctx.actor) throw new DomainError('UNAUTHENTICATED')
    return next({ ctx: { ...ctx, actor: ctx.actor } })
  })

/** A procedure visitors may call too; `ctx.actor` is null for them. */
export const openProcedure = (permission: OpenPermission) =>
  base.meta({ permission }).use(({ ctx, next }) => {
    check(ctx.actor, permission)
    return next()
  })

export const { router, createCallerFactory } = t
