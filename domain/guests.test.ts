import { describe, expect, test } from 'bun:test'
import { recogniseColumns } from './guest-export'
import { readGuests } from './guests'

const HEADER = [
  ...['guest_id', 'name', 'first_name', 'last_name', 'email', 'created_at', 'approval_status'],
  ...['checked_in_at', 'GitHub', 'Usuario de X', 'Meta'],
]
type Fields = Partial<Record<(typeof HEADER)[number], string>>

const read = (rows: Fields[]) =>
  readGuests(
    rows.map((given, index) => {
      const fields: Fields = {
        email: 'ana@example.com',
        created_at: '2026-09-05T16:42:00.000Z',
        approval_status: 'approved',
        ...given,
      }
      return { line: index + 2, fields: HEADER.map((heading) => fields[heading] ?? '') }
    }),
    recogniseColumns(HEADER),
    HEADER.length,
  )
const one = (...rows: Fields[]) => {
  const { people } = read(rows)
  expect(people).toHaveLength(1)
  return people[0]
}

describe('names', () => {
  test('no-break spaces and runs of spaces are one space', () => {
    expect(one({ name: ' María de\u00a0 la\u00a0Rosa\n López ' })?.name).toBe(
      'María de la Rosa López',
    )
  })
  test('else first and last name, else what stands before the @', () => {
    expect(one({ first_name: ' Ana', last_name: 'Paz ' })?.name).toBe('Ana Paz')
    expect(one({ email: 'Ana.Paz@Example.com' })?.name).toBe('ana.paz')
  })
  test('are the first given among the rows of a person', () => {
    expect(one({ first_name: 'Ana' }, { name: 'Ana Paz' }, { name: 'Otra' })?.name).toBe('Ana Paz')
  })
  test('longer than the database takes are cut, and that is said', () => {
    const guest = one({ name: '🌱'.repeat(201) })
    expect(guest?.name).toBe('🌱'.repeat(200))
    expect(guest?.leftOut).toEqual([{ line: 2, email: 'ana@example.com', code: 'name-too-long' }])
  })
  test('that cannot be stored count as none', () => {
    expect(one({ name: 'Ana\0', first_name: 'Ana\ud800' })?.name).toBe('ana')
  })
})

describe('one person per e-mail', () => {
  test('whatever its capitals, rows merged: earliest times, first acceptable answers', () => {
    const guest = one(
      { created_at: '2026-09-07T10:00:00Z', GitHub: 'no tengo', Meta: 'corta' },
      {
        email: ' ANA@Example.com\u00a0',
        created_at: '2026-09-05T10:00:00-06:00',
        checked_in_at: '2026-09-24T01:19:00.655Z',
        GitHub: '@Ana',
        Meta: 'm'.repeat(140),
      },
      { checked_in_at: '2026-09-24T01:10:00Z', GitHub: 'beto', 'Usuario de X': 'x.com/ana' },
    )
    expect(guest).toEqual({
      line: 2,
      email: 'ana@example.com',
      name: 'ana',
      joinedAt: new Date('2026-09-05T16:00:00Z'),
      checkedInAt: new Date('2026-09-24T01:10:00Z'),
      goal: 'm'.repeat(140),
      githubUsername: 'ana',
      twitterUsername: 'ana',
      leftOut: [
        { line: 2, email: 'ana@example.com', code: 'goal-length', about: '5' },
        { line: 2, email: 'ana@example.com', code: 'no-github-username', about: 'no tengo' },
      ],
    })
  })

  test('rows that are not approved say nothing about a person', () => {
    const list = read([
      { approval_status: 'declined', name: 'Otra', checked_in_at: '2026-09-24T01:10:00Z' },
      {},
    ])
    expect(list.people.map(({ name, checkedInAt }) => [name, checkedInAt])).toEqual([['ana', null]])
    expect(list.notTaken).toEqual([
      { line: 2, email: 'ana@example.com', code: 'not-approved', about: 'declined' },
    ])
  })
})

describe('a row is not taken', () => {
  test.each([
    [{ approval_status: 'pending_approval' }, 'not-approved'],
    [{ approval_status: '' }, 'not-approved'],
    [{ email: 'no-es-un-correo' }, 'not-an-email'],
    [{ email: '' }, 'not-an-email'],
    [{ email: 'ana\0@example.com' }, 'not-an-email'],
    [{ email: `${'a'.repeat(250)}@example.com` }, 'not-an-email'],
    [{ email: 'Import@Cosecha.invalid' }, 'reserved-email'],
    [{ created_at: 'ayer' }, 'not-a-date'],
    [{ created_at: '' }, 'not-a-date'],
    [{ created_at: '2026-09-05T16:42:00' }, 'not-a-date'],
    [{ created_at: '0000-01-01T00:00:00Z' }, 'not-a-date'],
    [{ checked_in_at: 'sí' }, 'not-a-date'],
  ])('%p: %s', (given, code) => {
    const list = read([given])
    expect(list.people).toEqual([])
    expect(list.notTaken.map((remark) => [remark.line, `${remark.code}`])).toEqual([[2, code]])
  })

  test('when it has more or fewer fields than the header', () => {
    const fields = HEADER.map((heading) => (heading === 'email' ? 'ana@example.com' : ''))
    const columns = recogniseColumns(HEADER)
    const list = readGuests(
      [
        { line: 2, fields: [...fields, ''] },
        { line: 3, fields: fields.slice(1) },
      ],
      columns,
      HEADER.length,
    )
    expect(list.notTaken.map(({ line, code }) => [line, code])).toEqual([
      [2, 'field-count'],
      [3, 'field-count'],
    ])
  })
})

test('answers that cannot be stored are left out without being repeated', () => {
  const guest = one({ Meta: `${'m'.repeat(150)}\0`, GitHub: 'ana\0' })
  expect([guest?.goal, guest?.githubUsername]).toEqual([null, null])
  expect(guest?.leftOut.map(({ code, about }) => [code, about])).toEqual([
    ['unstorable', 'goal'],
    ['unstorable', 'github'],
  ])
})
