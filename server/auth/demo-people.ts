import type { AccountStatus, Role } from '../../domain/users'

/** Somebody of the demo, who can be signed in as with one click. */
export interface DemoPerson {
  key: 'applicant' | 'guest' | 'member' | 'moderator' | 'admin'
  email: string
  name: string
  role: Role
  accountStatus: AccountStatus
}

/** One person for each way of using the app. `.example` (RFC 2606) belongs to nobody. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'applicant',
    email: 'aspirante@demo.example',
    name: 'Abril Mendoza',
    role: 'participant',
    accountStatus: 'pending',
  },
  {
    key: 'guest',
    email: 'invitado@demo.example',
    name: 'Gael Treviño',
    role: 'participant',
    accountStatus: 'guest',
  },
  {
    key: 'member',
    email: 'miembro@demo.example',
    name: 'Mariana Solís',
    role: 'participant',
    accountStatus: 'active',
  },
  {
    key: 'moderator',
    email: 'moderadora@demo.example',
    name: 'Jimena Robles',
    role: 'moderator',
    accountStatus: 'incomplete',
  },
  {
    key: 'admin',
    email: 'administrador@demo.example',
    name: 'Andrés Luna',
    role: 'admin',
    accountStatus: 'incomplete',
  },
]
