import { expect, test } from 'bun:test'
import { exportBaseName, readExportName } from './exports'

test('a file asks for a kind and a format, or for nothing', () => {
  expect(readExportName('people.csv')).toEqual({ kind: 'people', format: 'csv' })
  expect(readExportName('attendance.xlsx')).toEqual({ kind: 'attendance', format: 'xlsx' })
  for (const name of [
    'people',
    'people.pdf',
    'secrets.csv',
    'people.csv.xlsx',
    '',
    '../people.csv',
  ])
    expect(readExportName(name)).toBeNull()
})

test('its name says what, of which program, and the local day', () => {
  const now = new Date('2026-10-16T03:00:00Z')
  const at = { now, timeZone: 'America/Mexico_City' }
  const program = { slug: null, name: 'Niñas & Código: "1ª"\r\n', timeZone: 'Europe/Madrid' }
  expect(exportBaseName('attendance', program, at)).toBe(
    'cosecha-attendance-ninas-codigo-1-2026-10-16',
  )
  expect(exportBaseName('people', null, at)).toBe('cosecha-people-2026-10-15')
  expect(exportBaseName('activities', { ...program, slug: 'open' }, at)).toBe(
    'cosecha-activities-open-2026-10-16',
  )
  expect(exportBaseName('people', { ...program, name: '日本' }, at)).toBe(
    'cosecha-people-2026-10-16',
  )
})
