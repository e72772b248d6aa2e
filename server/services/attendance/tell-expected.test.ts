import { describe, expect, test } from 'bun:test'
import { asc, eq } from 'drizzle-orm'
import { updateActivityInput } from '../../../domain/activity-forms'
import type { Locale } from '../../../domain/users'
import { db } from '../../db/client'
import { activities, mailOutbox } from '../../db/schema'
import { parseEnv } from '../../env'
import { makeEnrollment, makeUser } from '../../testing/factories'
import { findActivity, makeSchedule } from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import { type ServiceContext, withTransaction } from '../context'
import { writeMail } from '../mail/write-mail'
import { cancelActivities } from './cancel-activities'
import { tellCancelled, tellMoved } from './tell-expected'
import { updateActivity } from './update-activity'

useTestDatabase()

const config = parseEnv({ APP_URL: 'https://cosecha.example' })

/** Three Tuesdays at seven in Tijuana, 1 to 15 December; one person for all, one for the last two, one for the last. */
async function makeThree(locale: Locale = 'es') {
  const rule = { timeZone: 'America/Tijuana', end: { count: 3 } }
  const made = await makeSchedule(db, { size: 0, rule })
  const people: string[] = []
  for (const day of ['2026-11-01', '2026-12-05', '2026-12-12']) {
    const { id } = await makeUser(db, { accountStatus: 'guest', locale })
    await makeEnrollment(db, id, made.program.id, { enrolledAt: new Date(`${day}T20:00:00Z`) })
    people.push(id)
  }
  return { ...made, people }
}

/** Moves all three to the Wednesday after at half past six, in another room. */
async function moveAll(ctx: ServiceContext, [first = '']: string[]) {
  const changes = {
    startsLocal: '2026-12-02T18:30',
    endsLocal: '2026-12-02T20:00',
    location: 'Sala 2',
  }
  const input = { activityId: first, version: 1, scope: 'following', changes }
  return updateActivity(ctx, updateActivityInput.parse(input))
}

const cancelAll = (ctx: ServiceContext, ids: string[], version = 1) =>
  cancelActivities(ctx, {
    activities: ids.map((activityId) => ({ activityId, version })),
    reason: 'Se fue la luz.',
  })

/** The mails owed to each of the people, as they will be read. */
const mailsOf = (ctx: ServiceContext, people: string[]) =>
  Promise.all(
    people.map(async (userId) => {
      const rows = await db
        .select({ mailId: mailOutbox.id })
        .from(mailOutbox)
        .where(eq(mailOutbox.userId, userId))
        .orderBy(asc(mailOutbox.key))
      return Promise.all(rows.map((row) => writeMail(ctx, row, config)))
    }),
  )

const starting = (lines: string, start: string) =>
  lines.split('\n').filter((line) => line.trim().startsWith(start))

describe('a series that moves', () => {
  test('is one mail a person, about each session that expects them, on the clock of the program', async () => {
    const { ctx, activityIds, people, program } = await makeThree()
    expect(await moveAll(ctx, activityIds)).toMatchObject({ moved: 3, mails: 3 })
    const mails = await mailsOf(ctx, people)
    expect(mails.map(({ length }) => length)).toEqual([1, 1, 1])
    const [all, two, one] = mails.flat()
    expect(all?.subject).toBe(`Cambian 3 sesiones de ${program.name}`)
    expect(starting(all?.text ?? '', 'Antes:').map((line) => /\d+ de \w+/.exec(line)?.[0])).toEqual(
      ['1 de diciembre', '8 de diciembre', '15 de diciembre'],
    )
    expect(starting(all?.text ?? '', 'Ahora:').map((line) => /\d+ de \w+/.exec(line)?.[0])).toEqual(
      ['2 de diciembre', '9 de diciembre', '16 de diciembre'],
    )
    for (const line of starting(all?.text ?? '', 'Antes:'))
      expect(line).toMatch(/martes.* 19:00.21:00 \(hora estándar del Pacífico\)$/)
    for (const line of starting(all?.text ?? '', 'Ahora:'))
      expect(line).toMatch(/miércoles.* 18:30.20:00 \(hora estándar del Pacífico\)$/)
    expect(starting(all?.text ?? '', 'Lugar antes: Sala 1')).toHaveLength(3)
    expect(starting(all?.text ?? '', 'Lugar ahora: Sala 2')).toHaveLength(3)
    expect(two?.subject).toBe(`Cambian 2 sesiones de ${program.name}`)
    expect(starting(two?.text ?? '', 'Ahora:')).toHaveLength(2)
    expect(two?.text).not.toContain(' 2 de diciembre')
    // Who is expected at one only reads what one change always said.
    expect(one?.subject).toBe(`Cambia la cita: «Taller» de ${program.name}`)
    expect(one?.text).toContain('será ahora el miércoles, 16 de diciembre, 18:30')
    expect(one?.text).not.toContain('Antes')
  })

  test('says so in English too', async () => {
    const { ctx, activityIds, people, program } = await makeThree('en')
    await moveAll(ctx, activityIds)
    const [[all] = [], , [one] = []] = await mailsOf(ctx, people)
    expect(all?.subject).toBe(`Changed: 3 sessions of ${program.name}`)
    expect(starting(all?.text ?? '', 'Before:')[0]).toMatch(
      /Tuesday, December 1.* 7:00.*9:00\sPM \(Pacific Standard Time\)$/,
    )
    expect(starting(all?.text ?? '', 'Now:')[2]).toMatch(
      /Wednesday, December 16.* 6:30.*8:00\sPM \(Pacific Standard Time\)$/,
    )
    expect(one?.subject).toBe(`Changed: “Taller” of ${program.name}`)
  })

  test('a second time is a second mail, from where it was then', async () => {
    const { ctx, activityIds, people } = await makeThree()
    await moveAll(ctx, activityIds)
    const again = { location: 'Patio' }
    const [first = ''] = activityIds
    const input = { activityId: first, version: 2, scope: 'following', changes: again }
    expect(await updateActivity(ctx, updateActivityInput.parse(input))).toMatchObject({ mails: 3 })
    const [own = []] = await mailsOf(ctx, people)
    expect(own).toHaveLength(2)
    expect(starting(own[1]?.text ?? '', 'Lugar antes: Sala 2')).toHaveLength(3)
    expect(starting(own[1]?.text ?? '', 'Cuándo: miércoles')).toHaveLength(3)
  })

  test('leaves out what is gone since', async () => {
    const { ctx, activityIds, people } = await makeThree()
    await moveAll(ctx, activityIds)
    const [first = '', second = ''] = activityIds
    await db.delete(activities).where(eq(activities.id, second))
    const say = async () => (await mailsOf(ctx, people.slice(0, 1))).flat()[0]
    expect(starting((await say())?.text ?? '', 'Ahora:')).toHaveLength(2)
    await db.delete(activities).where(eq(activities.id, first))
    expect((await say())?.subject).toStartWith('Cambia la cita: «Taller»')
  })
})

describe('several cancelled at once', () => {
  test('are one mail a person, with the reason', async () => {
    const { ctx, activityIds, people, program } = await makeThree()
    expect(await cancelAll(ctx, activityIds)).toMatchObject({ mails: 3 })
    const mails = await mailsOf(ctx, people)
    expect(mails.map(({ length }) => length)).toEqual([1, 1, 1])
    const [all, two, one] = mails.flat()
    expect(all?.subject).toBe(`Se cancelan 3 sesiones de ${program.name}`)
    expect(starting(all?.text ?? '', 'Era: martes')).toHaveLength(3)
    expect(all?.text).toContain('1 de diciembre, 19:00 hora estándar del Pacífico')
    expect(starting(all?.text ?? '', '> Se fue la luz.')).toHaveLength(1)
    expect(starting(two?.text ?? '', 'Era:')).toHaveLength(2)
    expect(one?.subject).toBe(`Se cancela «Taller» de ${program.name}`)
    expect(one?.text).toContain('prevista para el martes, 15 de diciembre, 19:00')
  })
})

describe('the same news', () => {
  test('told twice is owed once', async () => {
    const { ctx, activityIds } = await makeThree()
    const before = await Promise.all(activityIds.map((id) => findActivity(db, id)))
    await moveAll(ctx, activityIds)
    const now = await Promise.all(activityIds.map((id) => findActivity(db, id)))
    const moves = before.flatMap((row, n) => {
      const activity = now[n]
      return activity ? { before: row, activity } : []
    })
    expect(await tellMoved(ctx, moves.toReversed())).toBe(0)
    await cancelAll(ctx, activityIds, 2)
    const cancelled = await Promise.all(activityIds.map((id) => findActivity(db, id)))
    expect(await tellCancelled(ctx, cancelled)).toBe(0)
  })

  test('is not owed when the change is taken back', async () => {
    const { ctx, activityIds, people } = await makeThree()
    const failing = withTransaction(ctx, async (inner) => {
      await moveAll(inner, activityIds)
      throw new Error('too late')
    })
    await expect(failing).rejects.toThrow('too late')
    expect((await mailsOf(ctx, people)).flat()).toEqual([])
  })
})
