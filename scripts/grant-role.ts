import { parseArgs } from 'node:util'
import { DomainError } from '../domain/errors'
import { email as emailSchema } from '../domain/text'
import { isReservedEmail, ROLES, type Role } from '../domain/users'
import { closeDatabase, db } from '../server/db/client'
import { changeRole } from '../server/services/users/change-role'
import { createPerson } from '../server/services/users/create-person'
import { findPersonByEmail } from '../server/services/users/find-person-by-email'
import { runScript } from './run-script'

const USAGE = `Usage: bun run scripts/grant-role.ts EMAIL ROLE [--create]
ROLE is one of: ${ROLES.join(', ')}`

interface Order {
  email: string
  role: Role
  create: boolean
}

/** Reads EMAIL, ROLE and --create; throws with the usage where something is wrong. */
function parseOrder(args: string[]): Order {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { create: { type: 'boolean', default: false } },
  })
  const [typed, wanted, ...rest] = positionals
  if (!typed || !wanted || rest.length > 0) throw new Error(USAGE)
  const email = emailSchema.safeParse(typed)
  if (!email.success) throw new Error(`"${typed}" is not an e-mail address.\n${USAGE}`)
  if (isReservedEmail(email.data))
    throw new Error(`${email.data} is a reserved account: it cannot have a role.`)
  const role = ROLES.find((known) => known === wanted)
  if (!role) throw new Error(`"${wanted}" is not a role.\n${USAGE}`)
  return { email: email.data, role, create: values.create }
}

/** Gives the role and says so in one line. */
async function grant({ email, role, create }: Order): Promise<string> {
  const ctx = { db, actor: null, now: new Date() }
  const found = await findPersonByEmail(ctx, email)
  if (!found && !create)
    throw new Error(`Nobody has the address ${email}: they sign in once first, or add --create.`)
  if (found?.role === role) return `${email} already is ${role}.`
  const { id } = found ?? (await createPerson(ctx, { email }))
  await changeRole(ctx, { userId: id, role }).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'LAST_ADMIN')
      throw new Error(`${email} is the last admin: make somebody else admin first.`)
    throw error
  })
  return found ? `${email} is now ${role}, was ${found.role}.` : `${email} is new, as ${role}.`
}

/**
 * `bun run scripts/grant-role.ts EMAIL ROLE [--create]` gives an account a role. With `--create` it makes the
 * account when there is none, for the first admin of an installation; they sign in with a code like everybody.
 */
await runScript(async (args) => {
  const order = parseOrder(args)
  try {
    console.log(await grant(order))
  } finally {
    await closeDatabase()
  }
})
