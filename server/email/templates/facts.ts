/** What a mail of each kind is about, read from the database when the mail is written. */
export interface Facts {
  'application-received': { program: string }
  'changes-requested': { program: string; feedback: string | null }
  'approved-guest': { program: string; minPresent: number; minPercent: number }
  'approved-member': { program: string }
  rejected: { program: string; reason: string | null; feedback: string | null }
  /** Sessions present of those that counted; `percent` null = no figure. */
  promoted: { program: string; present: number; counted: number; percent: number | null }
  completed: { program: string }
  'session-cancelled': (SessionFacts | SeveralFacts<SessionFacts>) & { reason: string | null }
  'session-moved': (SessionFacts & { place: string | null }) | SeveralFacts<MoveFacts>
  'deliverable-approved': DeliverableFacts
  'deliverable-changes-requested': DeliverableFacts
  'deliverable-rejected': DeliverableFacts
  'walk-in-invited': SessionFacts
}

/** A session: `program` names all it belongs to (null = none), `when` is its local time with the zone's name. */
export interface SessionFacts {
  title: string
  program: string | null
  when: string
}

/** Two or more sessions; `program` names all that any of them belongs to (null = none). */
export interface SeveralFacts<Session> {
  program: string | null
  sessions: Session[]
}

/** A session before and now: `when` from its start to its end. */
export interface MoveFacts {
  title: string
  before: { when: string; place: string | null }
  now: { when: string; place: string | null; link: string | null }
}

interface DeliverableFacts {
  title: string
  program: string | null
  feedback: string | null
}

/** Where a mail's button leads. */
export type Destination = 'application' | 'dashboard' | 'sign-in'

/** What one kind of mail says in one language. Quotes are people's own words; a list has items of one or more lines. */
export interface Words {
  subject: string
  heading: string
  blocks: ({ quote: string | null } | { list: string[][] } | string | null)[]
  button: string
  to: Destination
}

type Letters = { [K in keyof Facts]: (facts: Facts[K]) => Words }

/** All mails in one language. */
export interface Catalogue {
  greeting(name: string): string
  footer: string
  letters: Letters
}
