import { expect, test } from 'bun:test'
import { createProgramInput, type ProgramForm } from '@/domain/program-forms'
import { draftOf, EMPTY_DRAFT, formOf } from './program-draft'

const form: ProgramForm = {
  name: 'Ñandú',
  description: 'Uno.',
  programType: 'cohort',
  startDay: '2026-12-01',
  lastDay: null,
  timeZone: 'America/Tijuana',
  accent: 'teal',
  promotionRule: { minPresent: 5, minRate: 0.57 },
  rejectionReasons: [{ code: 'full', es: 'Lleno', en: 'Full' }],
  showsPeople: true,
}

test('a form that is opened and sent as it is says the same', () => {
  expect(formOf(draftOf(form))).toEqual(form)
})

test('new reasons get codes of their own, old ones keep theirs', () => {
  const reason = (key: string, code: string, es: string) => ({ key, code, es, en: 'x' })
  const { rejectionReasons } = formOf({
    ...draftOf(form),
    reasons: [
      reason('1', 'no-hay-lugar', 'Otra cosa'),
      reason('2', '', '¡No hay lugar!'),
      reason('3', '', 'No hay lugar'),
      reason('4', '', '満員'),
    ],
  })
  expect(rejectionReasons.map(({ code }) => code)).toEqual([
    'no-hay-lugar',
    'no-hay-lugar-2',
    'no-hay-lugar-3',
    'motivo',
  ])
})

test('an empty form is told what it lacks, an empty number too', () => {
  const parsed = createProgramInput.safeParse(formOf({ ...EMPTY_DRAFT, minRate: ' ' }))
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'name',
    'description',
    'promotionRule.minRate',
  ])
  const ready = { ...EMPTY_DRAFT, name: 'Uno', description: 'Uno.' }
  expect(createProgramInput.safeParse(formOf(ready)).success).toBe(true)
})
