import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { createActivityInput } from '../../../domain/activity-forms'
import { db } from '../../db/client'
import { activities, programActivities } from '../../db/schema'
import { linkActivity, makeActivity, makeProgram } from '../../testing/factories'
import { anActivity } from '../../testing/forms'
import { makeAdminContext, makeSchedule } from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import { activitiesSheet } from '../exports/activities-sheet'
import { writeCsv } from '../exports/write-csv'
import { createActivity } from '../programs/create-activity'
import { applyActivityImport } from './apply-activity-import'
import { previewActivityImport } from './preview-activity-import'

useTestDatabase()

const exported = async (programId: string | null = null) =>
  (await Array.fromAsync(writeCsv(activitiesSheet({ db }, { programId })))).join('')
const stored = async () => ({
  activities: await db.select().from(activities).orderBy(activities.id),
  links: await db.select().from(programActivities).orderBy(programActivities.id),
})

const NASTY = [
  '=1+1',
  "'=1",
  "''",
  '-',
  '+52',
  '@ana',
  '"',
  '";"',
  'ñandú, «sí»',
  'a;b\tc',
  '👩🏽‍🌾',
  ' x',
]
const words = fc
  .array(fc.oneof(fc.constantFrom(...NASTY, '\n', '\r\n'), fc.string({ unit: 'grapheme' })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('\0') && text.isWellFormed())

test('what was exported, imported again, changes nothing', async () => {
  const ctx = await makeAdminContext(db)
  const both = [await makeProgram(db, { name: '=Fórmula; "uno"' }), await makeProgram(db)]
  await makeSchedule(db, { rule: { end: { count: 3 } } })
  for (const text of fc.sample(words, { numRuns: 150, seed: 4 })) {
    const given = { title: `${text} x`, description: text, location: text.slice(0, 50) }
    const input = { ...anActivity(), ...given, programIds: both.map(({ id }) => id) }
    await createActivity(ctx, createActivityInput.parse(input))
  }
  // Alone; cancelled; a draft; and one in the second of two equal hours, with seconds.
  await makeActivity(db, { status: 'cancelled', cancelReason: 'Puente' })
  await makeActivity(db, { kind: 'deliverable', status: 'draft', link: 'https://a.example/?q=1' })
  const twice = await makeActivity(db, {
    timeZone: 'America/Tijuana',
    startsAt: new Date('2026-11-01T09:30:20.123Z'),
    endsAt: new Date('2026-11-01T09:45:00Z'),
  })
  for (const { id } of both)
    await linkActivity(db, id, twice.id, { isRequired: id === both[0]?.id })

  const before = await stored()
  for (const programId of [null, both[0]?.id ?? null]) {
    const content = await exported(programId)
    const { hash, counts, rows } = await previewActivityImport(ctx, { content })
    expect(rows.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect(counts.same).toBeGreaterThan(150)
    expect(await applyActivityImport(ctx, { content, hash })).toEqual({
      added: 0,
      changed: 0,
      mails: 0,
    })
    expect(await stored()).toEqual(before)
  }
})
