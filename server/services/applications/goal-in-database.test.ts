import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { z } from 'zod'
import { GOAL_MAX, GOAL_MIN, goal } from '../../../domain/goal'
import { countCharacters, isStorable, normalise } from '../../../domain/text'
import { db } from '../../db/client'
import { useTestDatabase } from '../../testing/test-database'

useTestDatabase()

const RUNS = 10_000

/** What makes counting hard: emoji of several code points, marks that combine or compose, line ends, blanks. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '👩🏽‍💻',
        '👨‍👩‍👧‍👦',
        '🇲🇽',
        '❤️',
        '🧑🏿‍🚀',
        'e\u0301',
        'n\u0303',
        'a\u0300\u0316\u0301',
        '\u1112\u1161\u11ab',
      ],
      ...[
        '\r\n',
        '\r',
        '\n',
        ' ',
        '\u00a0',
        '\u200b',
        '\ufeff',
        '\u{1d15e}',
        '\u0958',
        'ﷺ',
        'ñ',
        '𠮷',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\ud83d', '\udc00', '\udfff\ud800') },
)
/** Often near the two limits. */
const typed = fc
  .tuple(
    fc.array(piece, { maxLength: 12 }),
    fc.constantFrom(0, GOAL_MIN, GOAL_MAX),
    fc.integer({ min: -2, max: 2 }),
  )
  .map(([pieces, near, off]) => {
    const text = pieces.join('')
    const missing = near + off - countCharacters(normalise(text.toWellFormed()))
    return near === 0 ? text.repeat(20) : `${'ñ'.repeat(Math.max(0, missing))}${text}`
  })

test('what the counter shows after normalising is what the CHECK accepts, for 10,000 texts', async () => {
  const texts = fc.sample(typed, { numRuns: RUNS, seed: 20_260_923 })
  const storable = texts.filter(isStorable)
  expect(storable.length).toBeGreaterThan(RUNS / 2)
  expect(texts.length - storable.length).toBeGreaterThan(RUNS / 20)
  for (const text of texts)
    if (!isStorable(text))
      expect(goal.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
        'unstorable',
      ])

  const normalised = storable.map(normalise)
  // The constraint's own text, asked once for all of them.
  const answers = z.object({
    rows: z.array(z.object({ accepted: z.boolean(), length: z.number() })),
  })
  const [rule] = z.object({ rows: z.array(z.object({ rule: z.string() })) }).parse(
    await db.execute(sql`
        select pg_get_expr(conbin, conrelid) as rule from pg_constraint where conname = 'goal_length_check'`),
  ).rows
  const { rows } = answers.parse(
    await db.execute(sql`
      select ${sql.raw(rule?.rule ?? '')} as accepted, char_length(goal) as length
      from unnest(${sql.param(normalised)}::text[]) with ordinality as tried (goal, place) order by place`),
  )
  const shown = normalised.map(countCharacters)
  expect(rows.map(({ length }) => length)).toEqual(shown)
  const accepted = rows.map((row) => row.accepted)
  expect(accepted).toEqual(shown.map((length) => length >= GOAL_MIN && length <= GOAL_MAX))
  expect(accepted).toEqual(storable.map((text) => goal.safeParse(text).success))
  // Both answers, and all four edges, were among them.
  for (const edge of [GOAL_MIN - 1, GOAL_MIN, GOAL_MAX, GOAL_MAX + 1])
    expect(shown.filter((length) => length === edge).length).toBeGreaterThan(20)
}, 60_000)
