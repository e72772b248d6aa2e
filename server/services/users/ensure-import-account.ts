import { IMPORT_EMAIL } from '../../../domain/users'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { findPersonByEmail, type PersonByEmail } from './find-person-by-email'

/** The reserved account an unattended import acts as; made on first need. Nobody can sign in as it. */
export async function ensureImportAccount(ctx: Pick<ServiceContext, 'db'>): Promise<PersonByEmail> {
  await ctx.db
    .insert(users)
    .values({ email: IMPORT_EMAIL, name: 'Importación' })
    .onConflictDoNothing({ target: users.email })
  const account = await findPersonByEmail(ctx, IMPORT_EMAIL)
  if (!account) throw new Error('The import account could not be made.')
  return account
}
