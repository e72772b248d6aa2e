import { describe, expect, test } from 'bun:test'
import { SESSION_PLACES } from '../../../domain/rate'
import { GOLDEN_NOW, GOLDEN_TABLE } from '../../../domain/testing/golden-table'
import { db } from '../../db/client'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { makeGoldenCase } from '../../testing/golden-case'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import { readWorkbook } from '../../testing/workbook'
import { parseCsv } from '../attendance/parse-csv'
import { openExport } from './open-export'
import { PAGE_SIZE, pagesOf, type Sheet } from './sheet'
import { writeCsv } from './write-csv'
import { writeXlsx } from './write-xlsx'

useTestDatabase()

const at = { db, now: GOLDEN_NOW }

async function textOf(sheet: Sheet) {
  let text = ''
  for await (const part of writeCsv(sheet)) text += part
  return text
}

/** The rows of an export as a spreadsheet program reads them, by column. */
async function rowsOf(
  kind: 'people' | 'enrollments' | 'attendance' | 'activities',
  programId: string | null,
) {
  const { sheet } = await openExport(at, { kind, programId })
  const [header, ...rows] = parseCsv(await textOf(sheet)).map(({ fields }) => fields)
  return rows.map((fields) =>
    Object.fromEntries((header ?? []).map((name, column) => [name, fields[column] ?? ''])),
  )
}

describe('the golden table, as a file', () => {
  const figure = (number: number | null | undefined) => String(number ?? '')

  test.each(Object.entries(GOLDEN_TABLE))('%s', async (_, golden) => {
    const { program, enrollment, person } = await makeGoldenCase(db, golden)
    const [row, ...others] = await rowsOf('enrollments', program.id)
    expect(others).toEqual([])
    const { counts, rate, reach } = golden
    const expected = {
      id: enrollment.id,
      email: person.email,
      ...Object.fromEntries(SESSION_PLACES.map((place) => [place, figure(counts[place] ?? 0)])),
      counted: figure(rate ? rate[1] : 0),
      rate: figure(rate && rate[0] / rate[1]),
      meets_rule: golden.met ? 'yes' : 'no',
      reach: reach?.state ?? '',
      sessions_missing: figure(reach?.missingToMeet),
      may_miss: figure(reach?.mayMiss),
    }
    expect(row).toMatchObject(expected)
    // The same by hand: each session of the attendance file, counted.
    const sessions = await rowsOf('attendance', program.id)
    for (const place of SESSION_PLACES)
      expect(sessions.filter((session) => session.counts_as === place)).toHaveLength(
        counts[place] ?? 0,
      )
  })
})

describe('a CSV', () => {
  test('opens with its accents, has CRLF, and runs no formula', async () => {
    const program = await makeProgram(db)
    for (const name of ['=1+1', '+1', '-1', '@x', '\tx', "'=ya", 'Peña "Ñ", Álvaro', "O'Hara"])
      await makeEnrollment(db, (await makeUser(db, { name })).id, program.id)
    const { sheet } = await openExport(at, { kind: 'people', programId: program.id })
    const text = await textOf(sheet)
    expect(text).toStartWith('\uFEFFid,name,email')
    expect([...new TextEncoder().encode(text)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
    expect(text).toEndWith('\r\n')
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    const names = (await rowsOf('people', program.id)).map((row) => row.name).sort()
    expect(names).toEqual(
      ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "''=ya", 'Peña "Ñ", Álvaro', "O'Hara"].sort(),
    )
  })

  test('keeps the lines of a text in one cell', async () => {
    async function* pages() {
      yield [['uno\ndos', 'tres\r\ncuatro', 5, null]]
    }
    const text = await textOf({ columns: ['a', 'b', 'c', 'd'], pages: pages() })
    expect(text).toBe('\uFEFFa,b,c,d\r\n"uno\ndos","tres\r\ncuatro",5,\r\n')
  })

  test('has all rows, each once, also where a page ends', async () => {
    const program = await makeProgram(db)
    const count = PAGE_SIZE + 3
    const ids: string[] = []
    for (let n = 0; n < count; n++) {
      // Many of one name: the id decides the order.
      const person = await makeUser(db, { name: n % 2 ? 'Ana' : 'Ñoño' })
      await makeEnrollment(db, person.id, program.id)
      ids.push(person.id)
    }
    const rows = await rowsOf('people', program.id)
    expect(rows.map((row) => row.id).sort()).toEqual(ids.sort())
    expect(await rowsOf('enrollments', program.id)).toHaveLength(count)
    const everybody = await rowsOf('people', null)
    expect(everybody.length).toBeGreaterThan(count)
  })

  test('of attendance has the unmarked too, and walk-ins apart', async () => {
    const program = await makeProgram(db)
    const activity = await makeActivity(db, { startsAt: new Date('2026-10-01T00:50:00Z') })
    await linkActivity(db, program.id, activity.id)
    const marker = await makeUser(db, { name: 'Marca Marcela' })
    const [enrolled, unmarked, walkIn] = [
      await makeUser(db, { name: 'A Inscrita' }),
      await makeUser(db, { name: 'B Sin marca' }),
      await makeUser(db, { name: 'C De paso' }),
    ]
    const enrolledAt = new Date('2026-09-01T00:00:00Z')
    for (const { id } of [enrolled, unmarked])
      await makeEnrollment(db, id, program.id, { enrolledAt })
    for (const { id } of [enrolled, walkIn])
      await makeRecord(db, {
        userId: id,
        activityId: activity.id,
        markedBy: marker.id,
        notes: 'Llegó tarde',
      })
    const rows = await rowsOf('attendance', program.id)
    expect(rows.map((row) => [row.name, row.mark, row.counts_as, row.note, row.marked_by])).toEqual(
      [
        ['A Inscrita', 'present', 'present', 'Llegó tarde', 'Marca Marcela'],
        ['B Sin marca', '', 'unmarked', '', ''],
        ['C De paso', 'present', 'walk_in', 'Llegó tarde', 'Marca Marcela'],
      ],
    )
    expect(rows[0]?.starts_at_local).toBe('2026-09-30T18:50')
  })
})

test('a workbook holds the same cells: numbers as numbers, and text that is never a formula', async () => {
  async function* pages() {
    yield [
      ['Peña "Ñ" <b>&</b>', 0.7, null],
      ['=1+1', 5, '01'],
    ]
  }
  const bytes = await writeXlsx({ columns: ['uno', 'dos', 'tres'], pages: pages() })
  expect(readWorkbook(bytes)).toEqual([
    ['uno', 'dos', 'tres'],
    ['Peña "Ñ" <b>&</b>', 0.7],
    ['=1+1', 5, '01'],
  ])
})

test('a workbook of too many rows is refused before it is built', async () => {
  async function* pages() {
    for (;;) yield Array.from({ length: 10_000 }, () => ['x'])
  }
  const attempt = writeXlsx({ columns: ['a'], pages: pages() })
  expect(await refusalOf(attempt)).toBe('FILE_TOO_LARGE')
})

test('pages end with the first that is not full', async () => {
  const sizes: (number | null)[] = []
  const numbers = Array.from({ length: 7 }, (_, n) => n)
  const read = async (after: number | null, limit: number) => {
    sizes.push(after)
    return numbers.filter((n) => n > (after ?? -1)).slice(0, limit)
  }
  const pages: number[][] = []
  for await (const page of pagesOf(read, 3)) pages.push(page)
  expect([pages, sizes]).toEqual([
    [[0, 1, 2], [3, 4, 5], [6]],
    [null, 2, 5],
  ])
})
