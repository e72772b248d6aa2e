import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { HOUR } from '../../domain/durations'
import { EXPORT_FORMATS, EXPORT_KINDS, XLSX_ROWS_MAX } from '../../domain/exports'
import { db } from '../db/client'
import { inChunks } from '../db/in-chunks'
import { activities } from '../db/schema'
import { previewActivityImport } from '../services/attendance/preview-activity-import'
import { makePersona, PERSONAS, type Persona } from '../testing/callers'
import { linkActivity, makeActivity, makeProgram, makeUser } from '../testing/factories'
import { useTestDatabase } from '../testing/test-database'
import { handleExportRequest } from './handle-export'
import { contextOf } from './trpc'

useTestDatabase()

async function get(
  file: string,
  persona: Persona = 'admin',
  headers: HeadersInit = {},
  now = new Date(),
) {
  const context = { ...contextOf(await makePersona(db, persona)), now }
  const request = new Request(`https://cosecha.example/api/export/${file}`, { headers })
  const [name = ''] = file.split('?')
  return handleExportRequest(request, { file: name }, context)
}

describe('files are for admins', () => {
  test.each(Object.keys(PERSONAS) as Persona[])('%s', async (persona) => {
    const expected = { admin: 200, visitor: 401 }[persona as string] ?? 403
    for (const kind of EXPORT_KINDS)
      for (const format of EXPORT_FORMATS) {
        const response = await get(`${kind}.${format}`, persona)
        expect(response.status).toBe(expected)
        const length = (await response.arrayBuffer()).byteLength
        if (expected !== 200) expect(length).toBe(0)
      }
  })
})

test('a file says what it is, and no cache keeps it', async () => {
  const program = await makeProgram(db, { slug: 'cohorte-uno', timeZone: 'America/Tijuana' })
  // In Mexico City the next day has begun.
  const now = new Date('2026-11-22T06:30:00Z')
  const csv = await get(`attendance.csv?program=${program.id}`, 'admin', {}, now)
  expect(Object.fromEntries(csv.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="cosecha-attendance-cohorte-uno-2026-11-21.csv"',
    'cache-control': 'private, no-store',
  })
  const xlsx = await get(`people.xlsx?program=${program.id}`, 'admin', {}, now)
  expect(xlsx.headers.get('content-type')).toContain('spreadsheetml.sheet')
  expect(xlsx.headers.get('content-disposition')).toEndWith('2026-11-21.xlsx"')
})

test('what there is not is 404', async () => {
  for (const file of [
    'secrets.csv',
    'people.pdf',
    'people',
    `people.csv?program=${randomUUID()}`,
    'people.csv?program=x',
    'people.csv?program=',
  ])
    expect((await get(file)).status).toBe(404)
})

test('activities go out and come in again without a change', async () => {
  const [one, two] = [await makeProgram(db), await makeProgram(db)]
  const session = await makeActivity(db, {
    title: '=Taller, "comillas" y ñ',
    description: "'-Dos\nlíneas; y más",
    location: '@Sala 2',
    startsAt: new Date('2026-10-01T00:50:00Z'),
  })
  const deliverable = await makeActivity(db, {
    kind: 'deliverable',
    link: 'https://example.com/a?b=1,2',
    timeZone: 'Europe/Madrid',
    status: 'draft',
    startsAt: new Date('2026-07-01T00:50:00Z'),
  })
  const cancelled = await makeActivity(db, { status: 'cancelled', cancelReason: 'No hay luz.' })
  await linkActivity(db, one.id, session.id)
  await linkActivity(db, two.id, session.id, { isRequired: false })
  await linkActivity(db, two.id, deliverable.id)
  await linkActivity(db, one.id, cancelled.id)
  await makeActivity(db, { title: 'De ningún programa' })
  for (const file of ['activities.csv', `activities.csv?program=${two.id}`]) {
    const content = await (await get(file)).text()
    const ctx = { db, actor: await makeUser(db), now: new Date() }
    const { counts, ignored } = await previewActivityImport(ctx, { content })
    expect(ignored).toEqual([])
    expect(counts).toMatchObject({ new: 0, changed: 0, problem: 0 })
    expect(counts.same).toBe(file.includes('?') ? 2 : 5)
  }
})

test('a workbook of too many rows: a browser is sent to the page that offers the CSV', async () => {
  const at = new Date('2026-10-01T00:50:00Z')
  const session = {
    title: 'Una de muchas',
    kind: 'session' as const,
    timeZone: 'America/Mexico_City',
    startsAt: at,
    endsAt: new Date(at.getTime() + HOUR),
  }
  const rows = Array.from({ length: XLSX_ROWS_MAX + 1 }, () => session)
  await inChunks(rows, (chunk) =>
    db.insert(activities).values(chunk).returning({ id: activities.id }),
  )
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  const shown = await get('activities.xlsx', 'admin', browser)
  expect(shown.status).toBe(303)
  expect(shown.headers.get('location')).toBe('/admin/reports/too-large?kind=activities')
  expect(shown.headers.get('cache-control')).toBe('private, no-store')
  const script = await get('activities.xlsx')
  expect(script.status).toBe(413)
  expect(await script.json()).toEqual({ errorCode: 'FILE_TOO_LARGE' })
  // The CSV has no limit, and a program with few rows no reason to be refused.
  expect((await get('activities.csv', 'admin', browser)).status).toBe(200)
  const { id } = await makeProgram(db)
  expect((await get(`activities.xlsx?program=${id}`, 'admin', browser)).status).toBe(200)
  expect((await get('activities.xlsx', 'moderator', browser)).status).toBe(403)
})
