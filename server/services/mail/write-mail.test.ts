import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { MailData, MailKind } from '../../../domain/mail'
import { IMPORT_EMAIL, type Locale } from '../../../domain/users'
import { db } from '../../db/client'
import { activities, applications, mailOutbox, submissions } from '../../db/schema'
import { parseEnv } from '../../env'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { writeMail } from './write-mail'

useTestDatabase()

const ctx = { db, actor: null, now: new Date() }
const config = parseEnv({ APP_URL: 'https://cosecha.example' })

/** Somebody whose every word is recognised, with a decided application and an enrollment. */
async function makeApplicant(
  mark: string,
  given: { status?: 'rejected' | 'changes_requested' | 'approved'; locale?: Locale } = {},
) {
  const person = await makeUser(db, {
    name: `Nombre ${mark}`,
    email: `${mark}@example.com`,
    bio: `Vida ${mark}`,
    locale: given.locale ?? null,
  })
  const program = await makeProgram(db, {
    name: `Programa ${mark}`,
    promotionRule: { minPresent: 4, minRate: 0.55 },
    rejectionReasons: [{ code: 'full', es: `Motivo ${mark}`, en: `Reason ${mark}` }],
  })
  const application = await makeApplication(db, person.id, {
    programId: program.id,
    status: given.status ?? 'rejected',
    feedback: `Comentario ${mark}`,
    internalNotes: `Nota ${mark}`,
    reasonCode: 'full',
    goal: `Meta ${mark} `.padEnd(150, 'x'),
  })
  const enrollment = await makeEnrollment(db, person.id, program.id)
  return { person, applicationId: application.id, enrollmentId: enrollment.id }
}

async function write<K extends MailKind>(userId: string, kind: K, data: MailData<K>) {
  const [row] = await db
    .insert(mailOutbox)
    .values({ userId, kind, data, key: randomUUID() })
    .returning()
  return writeMail(ctx, { mailId: row?.id ?? '' }, config)
}

describe('what a mail says', () => {
  test('comes from the application, its program and the account', async () => {
    const { person, applicationId } = await makeApplicant('uno')
    const mail = await write(person.id, 'rejected', { applicationId })
    expect(mail.to).toBe('uno@example.com')
    expect(mail.subject).toBe('Sobre tu solicitud para Programa uno')
    for (const words of ['Hola, Nombre uno:', 'Motivo uno', '> Comentario uno'])
      expect(mail.text).toContain(words)
    expect(mail.text).toContain('https://cosecha.example/onboarding')
  })

  test('in the language of the account', async () => {
    const { person, applicationId } = await makeApplicant('dos', { locale: 'en' })
    const mail = await write(person.id, 'rejected', { applicationId })
    expect(mail.text).toContain('Hello Nombre dos,')
    expect(mail.text).toContain('Reason dos')
  })

  test('names the rule a guest has to meet', async () => {
    const { person, applicationId } = await makeApplicant('tres', { status: 'approved' })
    const { text } = await write(person.id, 'approved-guest', { applicationId })
    expect(text).toContain('4 sesiones')
    expect(text).toContain('55 %')
  })

  test('rounds what earned a promotion down, and only that', async () => {
    const { person, enrollmentId } = await makeApplicant('cuatro')
    const say = async (present: number, counted: number) => {
      const data = { enrollmentId, present, counted, rate: present / counted }
      return (await write(person.id, 'promoted', data)).text
    }
    expect(await say(699, 1000)).toContain('699 de 1000 sesiones (69 %)')
    expect(await say(29, 100)).toContain('(29 %)')
    const none = { enrollmentId, present: 0, counted: 0, rate: null }
    expect((await write(person.id, 'promoted', none)).text).not.toContain('%')
  })

  test('leaves out feedback that belongs to a later decision', async () => {
    const { person, applicationId } = await makeApplicant('cinco', { status: 'changes_requested' })
    const text = async () => (await write(person.id, 'changes-requested', { applicationId })).text
    expect(await text()).toContain('Comentario cinco')
    await db
      .update(applications)
      .set({ status: 'rejected' })
      .where(eq(applications.id, applicationId))
    expect(await text()).not.toContain('Comentario cinco')
  })
})

describe('a mail about a session', () => {
  const startsAt = new Date('2026-09-24T00:50:00Z')

  test('tells its title, programs, and local time with the zone, in the language of the account', async () => {
    const activity = await makeActivity(db, { title: 'Taller', startsAt, location: 'Sala 2' })
    for (const name of ['Zona Beta', 'Árbol'])
      await linkActivity(db, (await makeProgram(db, { name })).id, activity.id)
    const say = async (locale: Locale | null) => {
      const person = await makeUser(db, { locale })
      return (await write(person.id, 'session-moved', { activityId: activity.id })).text
    }
    const spanish = await say(null)
    for (const words of ['«Taller»', 'miércoles, 23 de septiembre, 18:50', 'hora estándar central'])
      expect(spanish).toContain(words)
    expect(spanish).toMatch(/de (Zona Beta y Árbol|Árbol y Zona Beta) será/)
    expect(spanish).toContain('Sala 2')
    const english = await say('en')
    for (const words of ['Wednesday, September 23 at 6:50 PM', 'Central Standard Time'])
      expect(english).toContain(words)
  })

  test('quotes why it is cancelled, while it is', async () => {
    const { id } = await makeUser(db)
    const activity = await makeActivity(db, {
      startsAt,
      status: 'cancelled',
      cancelReason: 'Sin luz.',
    })
    const text = async () =>
      (await write(id, 'session-cancelled', { activityId: activity.id })).text
    expect(await text()).toContain('> Sin luz.')
    await db.update(activities).set({ status: 'scheduled' }).where(eq(activities.id, activity.id))
    expect(await text()).not.toContain('Sin luz.')
  })

  test('invites a walk-in, also to a session of no program', async () => {
    const { id } = await makeUser(db)
    const activity = await makeActivity(db, { title: 'Charla', startsAt })
    const mail = await write(id, 'walk-in-invited', { activityId: activity.id })
    expect(mail.subject).toBe('Te anotamos en «Charla»')
    expect(mail.text).toContain('https://cosecha.example/sign-in')
  })

  test('cannot be written about one that is gone', async () => {
    const { id } = await makeUser(db)
    const gone = { activityId: randomUUID() }
    for (const kind of ['session-cancelled', 'session-moved', 'walk-in-invited'] as const)
      await expect(write(id, kind, gone)).rejects.toThrow('SUBJECT_GONE')
  })
})

describe('a mail about a deliverable', () => {
  const KIND_OF = {
    approved: 'deliverable-approved',
    changes_requested: 'deliverable-changes-requested',
    rejected: 'deliverable-rejected',
  } as const
  const makeAnswered = async (status: keyof typeof KIND_OF) => {
    const person = await makeUser(db)
    const activity = await makeActivity(db, { title: 'Tu página', kind: 'deliverable' })
    const program = await makeProgram(db)
    await linkActivity(db, program.id, activity.id)
    const [submission] = await db
      .insert(submissions)
      .values({
        userId: person.id,
        activityId: activity.id,
        status,
        link: 'https://example.com/secreto',
        feedback: 'Comentario propio',
        submittedAt: new Date(),
      })
      .returning()
    return { person, program, submissionId: submission?.id ?? '' }
  }

  test.each(['approved', 'changes_requested', 'rejected'] as const)(
    'quotes the feedback (%s)',
    async (status) => {
      const { person, program, submissionId } = await makeAnswered(status)
      const mail = await write(person.id, KIND_OF[status], { submissionId })
      expect(mail.subject).toContain(`«Tu página» de ${program.name}`)
      expect(mail.text).toContain('> Comentario propio')
      expect(mail.text).not.toContain('secreto')
      const other = status === 'approved' ? 'deliverable-rejected' : 'deliverable-approved'
      expect((await write(person.id, other, { submissionId })).text).not.toContain('Comentario')
    },
  )

  test('is to nobody but its author', async () => {
    const { submissionId } = await makeAnswered('approved')
    const other = await makeUser(db)
    for (const kind of Object.values(KIND_OF))
      await expect(write(other.id, kind, { submissionId })).rejects.toThrow('SUBJECT_GONE')
  })
})

test("nothing of anybody else, and of one's own no notes of staff", async () => {
  const { person, applicationId, enrollmentId } = await makeApplicant('propia')
  await makeApplicant('ajena')
  const ofApplication = [
    'application-received',
    'changes-requested',
    'approved-guest',
    'approved-member',
    'rejected',
  ] as const
  const mails = await Promise.all([
    ...ofApplication.map((kind) => write(person.id, kind, { applicationId })),
    write(person.id, 'promoted', { enrollmentId, present: 5, counted: 6, rate: 5 / 6 }),
    write(person.id, 'completed', { enrollmentId }),
  ])
  for (const mail of mails) {
    expect(mail.text).toContain('Programa propia')
    const all = JSON.stringify(mail)
    for (const foreign of ['ajena', 'Nota propia', 'Meta propia', 'Vida propia'])
      expect(all).not.toContain(foreign)
  }
})

describe('a mail that cannot be written says so', () => {
  test('about rows of somebody else, or of nobody', async () => {
    const own = await makeApplicant('seis')
    const other = await makeApplicant('siete')
    const { id } = own.person
    for (const applicationId of [other.applicationId, randomUUID()])
      await expect(write(id, 'rejected', { applicationId })).rejects.toThrow('SUBJECT_GONE')
    for (const enrollmentId of [other.enrollmentId, randomUUID()])
      await expect(write(id, 'completed', { enrollmentId })).rejects.toThrow('SUBJECT_GONE')
  })

  test('to an account without an address', async () => {
    const account = await makeUser(db, { email: IMPORT_EMAIL })
    const { applicationId } = await makeApplicant('ocho')
    await expect(write(account.id, 'rejected', { applicationId })).rejects.toThrow('NO_ADDRESS')
  })

  test('that nobody owes', async () => {
    await expect(writeMail(ctx, { mailId: randomUUID() }, config)).rejects.toThrow('NOT_IN_OUTBOX')
  })
})
