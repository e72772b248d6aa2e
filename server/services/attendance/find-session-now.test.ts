import { afterEach, describe, expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../../domain/durations'
import { db } from '../../db/client'
import { activities } from '../../db/schema'
import { makeActivity } from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { findSessionNow } from './find-session-now'

useTestDatabase()

// Noon in Mexico City.
const now = new Date('2031-03-05T18:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
type Given = Parameters<typeof makeActivity>[1]

const CASES: [string, Given[], string | null][] = [
  ['nothing at all', [], null],
  ['one that is on', [{ title: 'ahora', startsAt: later(-HOUR) }], 'ahora'],
  ['as it begins', [{ title: 'ahora', startsAt: now }], 'ahora'],
  ['at its last moment', [{ title: 'ahora', startsAt: later(-2 * HOUR) }], 'ahora'],
  ['a moment after it', [{ title: 'ya no', startsAt: later(-2 * HOUR - 1) }], null],
  [
    'on now goes before next',
    [
      { title: 'luego', startsAt: later(MINUTE) },
      { title: 'ahora', startsAt: later(-MINUTE) },
    ],
    'ahora',
  ],
  [
    'of two that are on, the one that began last',
    [
      { title: 'nueva', startsAt: later(-MINUTE) },
      { title: 'vieja', startsAt: later(-HOUR) },
    ],
    'nueva',
  ],
  [
    'the next of today',
    [
      { title: 'más tarde', startsAt: later(3 * HOUR) },
      { title: 'pronto', startsAt: later(2 * HOUR) },
    ],
    'pronto',
  ],
  ['late today', [{ title: 'noche', startsAt: later(12 * HOUR - MINUTE) }], 'noche'],
  ['tomorrow is not today', [{ title: 'mañana', startsAt: later(12 * HOUR) }], null],
  [
    'today where it takes place',
    [{ title: 'Tokio', startsAt: later(6 * HOUR), timeZone: 'Asia/Tokyo' }],
    'Tokio',
  ],
  [
    'tomorrow where it takes place',
    [{ title: 'París', startsAt: later(6 * HOUR), timeZone: 'Europe/Paris' }],
    null,
  ],
  [
    'no drafts, cancelled sessions, deliverables',
    [
      { title: 'borrador', startsAt: now, status: 'draft' },
      { title: 'cancelada', startsAt: now, status: 'cancelled' },
      { title: 'entrega', startsAt: now, kind: 'deliverable' },
    ],
    null,
  ],
]

describe('the session to go to', () => {
  afterEach(async () => {
    await db.delete(activities)
  })
  test.each(CASES)('%s', async (_, given, title) => {
    for (const one of given) await makeActivity(db, one)
    expect((await findSessionNow({ db, now }))?.title ?? null).toBe(title)
  })
})
