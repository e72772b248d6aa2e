import { eq } from 'drizzle-orm'
import type { Locale } from '../../../domain/users'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Remembers the signed-in person's language. */
export async function setLocale(
  { db, actor }: ServiceContext,
  { locale }: { locale: Locale },
): Promise<void> {
  await db.update(users).set({ locale }).where(eq(users.id, actor.id))
}
