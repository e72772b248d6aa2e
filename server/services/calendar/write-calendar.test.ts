import { describe, expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { sync as nodeIcal } from 'node-ical'
import { type CalendarSession, writeCalendar } from './write-calendar'

const SESSION: CalendarSession = {
  id: '019a0000-0000-7000-8000-000000000001',
  title: 'Taller de APIs; parte 1, «¿qué?»',
  description: 'Trae tu laptop.\nY tu cargador.',
  startsAt: new Date('2026-09-24T00:50:00Z'),
  endsAt: new Date('2026-09-24T02:50:00Z'),
  timeZone: 'America/Mexico_City',
  location: 'Sala 2, piso \\ 1',
  link: null,
  status: 'scheduled',
  cancelReason: null,
  sequence: 0,
  updatedAt: new Date('2026-09-01T12:00:00Z'),
}

const textOf = (value: unknown): unknown =>
  value && typeof value === 'object' && 'val' in value ? value.val : (value ?? null)

const withIcalJs = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      location: event.location,
      description: event.description,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      status: textOf(component.getFirstPropertyValue('status')),
      url: textOf(component.getFirstPropertyValue('url')),
    }
  })

const withNodeIcal = (text: string) =>
  Object.values(nodeIcal.parseICS(text)).flatMap((event) =>
    event?.type === 'VEVENT'
      ? [
          {
            uid: event.uid,
            sequence: Number(event.sequence),
            summary: textOf(event.summary),
            location: textOf(event.location),
            description: textOf(event.description),
            start: event.start.toISOString(),
            end: event.end?.toISOString(),
            status: event.status,
            url: textOf(event.url),
          },
        ]
      : [],
  )

const write = (...sessions: CalendarSession[]) =>
  writeCalendar(sessions, { name: 'Cosecha', locale: 'es' })

describe('two parsers read the same events', () => {
  const cancelled: CalendarSession = {
    ...SESSION,
    id: '019a0000-0000-7000-8000-000000000002',
    status: 'cancelled',
    cancelReason: 'No hay luz.',
    sequence: 2,
    link: 'https://example.com/sala?a=1,2;b=3',
    location: null,
  }
  const moved: CalendarSession = {
    ...SESSION,
    id: '019a0000-0000-7000-8000-000000000003',
    title: `Muy ${'largo '.repeat(30)}ñandú 🌽`,
    startsAt: new Date('2026-11-01T09:30:00Z'),
    endsAt: new Date('2026-11-01T10:30:00Z'),
    timeZone: 'America/Tijuana',
    sequence: 5,
  }
  const text = write(SESSION, cancelled, moved)

  test('with all they hold', () => {
    const events = withIcalJs(text)
    const title = moved.title
    expect(events).toMatchObject([
      {
        uid: `${SESSION.id}@cosecha`,
        sequence: 0,
        summary: SESSION.title,
        location: SESSION.location,
        start: '2026-09-24T00:50:00.000Z',
        end: '2026-09-24T02:50:00.000Z',
        status: 'CONFIRMED',
      },
      {
        uid: `${cancelled.id}@cosecha`,
        sequence: 2,
        status: 'CANCELLED',
        location: cancelled.link,
        url: 'https://example.com/sala?a=1%2C2%3Bb=3',
      },
      {
        uid: `${moved.id}@cosecha`,
        sequence: 5,
        summary: title,
        start: '2026-11-01T09:30:00.000Z',
      },
    ])
    expect(events[0]?.description).toMatch(/^18:50 – 20:50 hora estándar central/)
    expect(events[0]?.description).toEndWith('\n\nTrae tu laptop.\nY tu cargador.')
    expect(events[1]?.description).toStartWith('No hay luz.')
    expect<unknown>(withNodeIcal(text)).toEqual(events)
  })

  test('in lines as RFC 5545 wants them, every instant in UTC', () => {
    expect(text).toStartWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const times = text.match(/^(DTSTART|DTEND|DTSTAMP|LAST-MODIFIED)[:;].*$/gm) ?? []
    expect(times).toHaveLength(12)
    for (const time of times) expect(time).toMatch(/:\d{8}T\d{6}Z$/)
  })
})

test('a person’s words make no lines of their own', () => {
  const hostile = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:otro'
  const text = write({ ...SESSION, title: hostile, location: hostile, description: hostile })
  expect(withIcalJs(text)).toHaveLength(1)
  expect(withNodeIcal(text)).toHaveLength(1)
})

test('says when a session was written, not when it was asked for', () => {
  expect(write(SESSION).match(/^(DTSTAMP|LAST-MODIFIED):.*$/gm)).toEqual([
    'DTSTAMP:20260901T120000Z',
    'LAST-MODIFIED:20260901T120000Z',
  ])
})

test('nothing to show is a calendar too, and the same sessions are the same text', () => {
  expect(withIcalJs(write())).toEqual([])
  expect(write(SESSION)).toBe(write({ ...SESSION }))
})
