import { beforeAll, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { activities, programActivities, type programs } from '../../db/schema'
import { makeProgram, unique } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { findActivity, mailKeysOf, makeAdminContext, makeSchedule } from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import type { ServiceContext } from '../context'
import { applyActivityImport } from './apply-activity-import'
import { previewActivityImport } from './preview-activity-import'

useTestDatabase()

let ctx: ServiceContext
let program: typeof programs.$inferSelect
beforeAll(async () => {
  ctx = await makeAdminContext(db)
  program = await makeProgram(db, { name: 'De aquí para allá', timeZone: 'America/Tijuana' })
})

const HEADER = 'title,kind,starts_at_local,ends_at_local,required,program,location,description'
const file = (...rows: string[]) => [HEADER, ...rows].join('\r\n')
const preview = (content: string) => previewActivityImport(ctx, { content })
const apply = async (content: string) =>
  applyActivityImport(ctx, { content, hash: (await preview(content)).hash })
const find = (title: string) => db.select().from(activities).where(eq(activities.title, title))
/** What is wrong with the only row. */
const problemsOf = async (content: string) => (await preview(content)).rows[0]?.problems

describe('new activities', () => {
  test('are shown, then made: with accents, line breaks and the program’s time zone', async () => {
    const title = `Diseño «${unique()}»`
    const row = `${title},session,2026-12-01 19:00,2026-12-01T21:00,no,${program.name},,"Uno\n\ndos"`
    const content = `\uFEFF${file(row)}\r\n`
    const shown = await preview(content)
    expect(shown.counts).toEqual({ new: 1, changed: 0, same: 0, problem: 0 })
    expect(await find(title)).toEqual([])
    expect(await apply(content)).toEqual({ added: 1, changed: 0, mails: 0 })
    const [made] = await find(title)
    expect(made).toMatchObject({
      timeZone: 'America/Tijuana',
      startsAt: new Date('2026-12-02T03:00:00Z'),
      description: 'Uno\n\ndos',
      location: null,
      status: 'scheduled',
    })
    const links = await db
      .select()
      .from(programActivities)
      .where(eq(programActivities.activityId, made?.id ?? ''))
    expect(links).toMatchObject([{ programId: program.id, isRequired: false }])
    // The same file again finds what it made.
    expect((await preview(content)).counts).toMatchObject({ new: 0, same: 1 })
    expect(await apply(content)).toEqual({ added: 0, changed: 0, mails: 0 })
  })

  test('count in their program unless the file says otherwise', async () => {
    const title = `Taller ${unique()}`
    await apply(file(`${title},session,2026-12-01T19:00,2026-12-01T21:00,,${program.name},,`))
    const [made] = await find(title)
    const [link] = await db
      .select()
      .from(programActivities)
      .where(eq(programActivities.activityId, made?.id ?? ''))
    expect(link?.isRequired).toBe(true)
  })

  test('come with semicolons, tabs, other capitals and columns nobody knows', async () => {
    for (const mark of [';', '\t']) {
      const title = `Taller ${unique()}`
      const content = [
        ['Ends At Local', 'Title', 'KIND', 'Starts_at_local', 'Notas'].join(mark),
        ['2026-12-01T21:00', title, 'Session', '2026-12-01T19:00:00', 'ñ, ñ'].join(mark),
      ].join('\n')
      expect(await preview(content)).toMatchObject({ ignored: ['notas'], counts: { new: 1 } })
      expect((await apply(content)).added).toBe(1)
    }
  })

  test('lose a guard against formulas, and only that apostrophe', async () => {
    const id = unique()
    const row = (title: string) => `${title} ${id},session,2026-12-01T19:00,2026-12-01T21:00,,,,`
    await apply(file(row("'=1+1"), row("''-uno"), row("'90s")))
    for (const title of [`=1+1 ${id}`, `'-uno ${id}`, `'90s ${id}`])
      expect(await find(title)).toHaveLength(1)
  })
})

describe('an existing activity', () => {
  const withId = (...rows: string[]) => [`id,${HEADER}`, ...rows].join('\n')

  test('changes in what the file names; those expected hear of a new time', async () => {
    const {
      activityIds,
      people,
      program: own,
    } = await makeSchedule(db, {
      rule: { end: { count: 1 } },
    })
    const [id = ''] = activityIds
    const content = `id,starts_at_local,ends_at_local\n${id},2026-12-02T18:00,2026-12-02T20:00`
    const { rows, counts } = await preview(content)
    expect(counts).toMatchObject({ changed: 1 })
    expect(rows[0]?.changes).toEqual([
      { column: 'starts_at_local', from: '2026-12-01T19:00', to: '2026-12-02T18:00' },
      { column: 'ends_at_local', from: '2026-12-01T21:00', to: '2026-12-02T20:00' },
    ])
    expect(await apply(content)).toEqual({ added: 0, changed: 1, mails: 2 })
    const row = await findActivity(db, id)
    expect(row).toMatchObject({ title: 'Taller', location: 'Sala 1', sequence: 1, version: 2 })
    expect(await mailKeysOf(db, people[0]?.id ?? '')).toHaveLength(1)
    const optional = `id,required,program\n${id},no,${own.name}`
    expect((await preview(optional)).rows[0]?.changes).toEqual([
      { column: 'required', from: 'yes', to: 'no' },
    ])
  })

  test('joins another program, and leaves none', async () => {
    const { activityIds, program: own } = await makeSchedule(db, { rule: { end: { count: 1 } } })
    const [id = ''] = activityIds
    expect(await apply(`id,program\n${id},${program.name}`)).toMatchObject({ changed: 1 })
    const links = await db
      .select()
      .from(programActivities)
      .where(eq(programActivities.activityId, id))
    expect(links.map(({ programId }) => programId).sort()).toEqual([own.id, program.id].sort())
    expect((await preview(`id,program\n${id},`)).counts).toMatchObject({ same: 1 })
  })

  test('is neither cancelled, nor turned into another kind, nor invented', async () => {
    const { activityIds } = await makeSchedule(db, { rule: { end: { count: 1 } } })
    const [id = ''] = activityIds
    const one = async (columns: string, cells: string) =>
      (await problemsOf(`id,${columns}\n${id},${cells}`))?.map(({ code }) => code)
    expect(await one('status', 'cancelled')).toEqual(['cancel-elsewhere'])
    expect(await one('kind', 'deliverable')).toEqual(['other-kind'])
    expect(await problemsOf(`id,title\n${randomUUID()},Otra`)).toEqual([
      { column: 'id', code: 'unknown-id' },
    ])
  })

  test('says the same in each of its rows, one for each program', async () => {
    const { activityIds, program: own } = await makeSchedule(db, { rule: { end: { count: 1 } } })
    const row = (title: string, name: string) =>
      `${activityIds[0]},${title},session,2026-12-01T19:00,2026-12-01T21:00,yes,${name},Sala 1,`
    const codes = async (content: string) =>
      (await preview(content)).rows.map(({ problems }) => problems[0]?.code)
    const both = withId(row('Otro', own.name), row('Otro', program.name))
    expect(await codes(both)).toEqual([undefined, undefined])
    expect(await codes(withId(row('Otro', own.name), row('Taller', program.name)))).toEqual([
      undefined,
      'rows-differ',
    ])
    expect(await codes(withId(row('Otro', own.name), row('Otro', own.name)))).toEqual([
      undefined,
      'row-twice',
    ])
    expect(await apply(both)).toMatchObject({ added: 0, changed: 1 })
  })
})

describe('a row that is not right', () => {
  const good = ['Taller', 'session', '2026-12-01T19:00', '2026-12-01T21:00', 'yes', '', '', '']
  const at = (place: number, cell: string) =>
    file(good.map((one, index) => (index === place ? cell : one)).join(','))

  test.each([
    ['title', 'required', at(0, ' ')],
    ['title', 'too-long', at(0, 'x'.repeat(201))],
    ['kind', 'not-a-kind', at(1, 'fiesta')],
    ['starts_at_local', 'not-a-time', at(2, '01/12/2026 19:00')],
    ['ends_at_local', 'before-start', at(3, '2026-12-01T18:00')],
    ['required', 'not-yes-or-no', at(4, 'quizá')],
    ['program', 'unknown-program', at(5, 'Nadie')],
    ['location', 'unstorable', at(6, 'Sala \0')],
    [null, 'other-cells', `${file(good.join(','))},más`],
  ] as const)('says so: %s %s', async (column, code, content) => {
    expect(await problemsOf(content)).toEqual([{ column, code }])
  })

  test('names its line, also below cells of several lines, and nothing is written', async () => {
    const title = `Taller ${unique()}`
    const content = file(
      `${title},session,2026-12-01T19:00,2026-12-01T21:00,yes,,,"Uno\r\ndos"`,
      at(1, 'fiesta').split('\r\n')[1] ?? '',
    )
    const { rows, counts } = await preview(content)
    expect(counts).toMatchObject({ new: 1, problem: 1 })
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
    expect(await refusalOf(apply(content))).toBe('IMPORT_HAS_PROBLEMS')
    expect(await find(title)).toEqual([])
  })
})

describe('what is applied is what was shown', () => {
  test('another file, or another state of things, is refused', async () => {
    const { activityIds } = await makeSchedule(db, { rule: { end: { count: 1 } } })
    const [id = ''] = activityIds
    const content = `id,title\n${id},Nuevo`
    const { hash } = await preview(content)
    const other = applyActivityImport(ctx, { content: `id,title\n${id},Falso`, hash })
    expect(await refusalOf(other)).toBe('IMPORT_OUTDATED')
    await db.update(activities).set({ title: 'Entretanto' }).where(eq(activities.id, id))
    expect(await refusalOf(applyActivityImport(ctx, { content, hash }))).toBe('IMPORT_OUTDATED')
    expect((await findActivity(db, id)).title).toBe('Entretanto')
  })

  test.each([
    ['nothing', ''],
    ['a header alone', HEADER],
    ['no columns', 'a,b\n1,2'],
    ['a column twice', `${HEADER},title\nx,,,,,,,,`],
    ['quotes that do not close', `${HEADER}\n"x`],
  ])('%s is no file', async (_, content) => {
    expect(await refusalOf(preview(content))).toBe('FILE_UNREADABLE')
  })
})
