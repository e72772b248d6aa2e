import type { Person } from '../../domain/permissions'
import type { SignedInPerson } from '../auth/person'
import type { Db } from '../db/client'
import { makeUser } from './factories'

/** Everybody the rules tell apart. `visitor` is not signed in. */
export const PERSONAS = {
  visitor: null,
  applicant: { role: 'participant', accountStatus: 'pending' },
  rejected: { role: 'participant', accountStatus: 'rejected' },
  guest: { role: 'participant', accountStatus: 'guest' },
  member: { role: 'participant', accountStatus: 'active' },
  moderator: { role: 'moderator', accountStatus: 'incomplete' },
  admin: { role: 'admin', accountStatus: 'incomplete' },
  suspendedAdmin: { role: 'admin', accountStatus: 'active', suspendedAt: new Date() },
} as const satisfies Record<string, Partial<Omit<Person, 'id'>> | null>
export type Persona = keyof typeof PERSONAS

/** A stored person of that kind, as the API would know them; null for a visitor. */
export async function makePersona(db: Db, persona: Persona): Promise<SignedInPerson | null> {
  const given = PERSONAS[persona]
  return given && makeUser(db, given)
}
