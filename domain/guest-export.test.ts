import { describe, expect, test } from 'bun:test'
import { type NamedQuestions, recogniseColumns } from './guest-export'

const OWN = ['api_id', 'name', 'email', 'created_at', 'approval_status', 'checked_in_at']
const questionsOf = (questions: string[], named: NamedQuestions = {}) => {
  const header = [...OWN, ...questions]
  const found = recogniseColumns(header, named).questions
  return Object.fromEntries(Object.entries(found).map(([key, column]) => [key, header[column]]))
}

describe('the columns of the export', () => {
  test('are found in any order, by the old and the new header', () => {
    const header = [
      'checked_in_at',
      'email',
      'guest_id',
      'approval_status',
      'created_at',
      'last_name',
    ]
    expect(recogniseColumns(header)).toEqual({
      email: 1,
      approvalStatus: 3,
      createdAt: 4,
      checkedInAt: 0,
      name: undefined,
      firstName: undefined,
      lastName: 5,
      questions: {},
    })
  })

  test.each([...OWN])('a header without %s is refused by its name', (heading) => {
    const header = OWN.filter((one) => one !== heading)
    expect(() => recogniseColumns(header)).toThrow(heading)
  })

  test('a column that stands twice is refused', () => {
    expect(() => recogniseColumns([...OWN, 'email'])).toThrow('two columns "email"')
  })
})

describe('a question is recognised by its wording', () => {
  test.each([
    '¿Cuál es tu usuario de GitHub?',
    'GitHub',
    'Git Hub username',
    'Your GitHub profile URL',
    'Link to GitHub',
  ])('%p: github', (heading) => expect(questionsOf([heading])).toEqual({ github: heading }))

  test.each([
    '¿Cuál es tu usuario de X (Twitter)?',
    'Twitter',
    'X handle',
    'Usuario de X',
    'What is your X username?',
    'x.com',
    '¿Cuál es tu cuenta en X?',
    'X',
    'Twitter/X @',
  ])('%p: x', (heading) => expect(questionsOf([heading])).toEqual({ x: heading }))

  test.each([
    '¿Qué quieres lograr en un mes?',
    '¿QUE QUIERES LOGRAR?',
    '¿Cuál es tu meta?',
    'Objetivo del mes',
    'What is your goal?',
    'What do you want to achieve?',
    'What do you hope to learn?',
    '¿Qué quieres lograr en GitHub este mes?',
    '¿Cuál es tu meta? (cuéntala como en un hilo de X)',
  ])('%p: goal', (heading) => expect(questionsOf([heading])).toEqual({ goal: heading }))

  test.each([
    '¿Tienes experiencia?',
    'Experiencia (años x lenguaje)',
    'Teléfono',
    'iPhone X o Android',
    '¿Vienes del metaverso?',
    'eth_address',
    '',
  ])('%p: none of them', (heading) => expect(questionsOf([heading])).toEqual({}))

  test('all three together, in any order', () => {
    const headings = ['¿Qué quieres lograr?', 'Tu usuario de X', 'Tu usuario de GitHub', 'Talla']
    expect(questionsOf(headings)).toEqual({
      goal: '¿Qué quieres lograr?',
      x: 'Tu usuario de X',
      github: 'Tu usuario de GitHub',
    })
  })
})

describe('a choice is the operator’s', () => {
  test('two columns of one kind', () => {
    const headings = ['Tu meta del mes', 'Your goal in life']
    expect(() => questionsOf(headings)).toThrow(/"Tu meta del mes", "Your goal in life".*--goal/)
    expect(questionsOf(headings, { goal: 'your  GOAL in life' })).toEqual({
      goal: 'Your goal in life',
    })
    expect(questionsOf(headings, { goal: '' })).toEqual({})
  })

  test('one column that asks for two', () => {
    const both = '¿Cuál es tu usuario de GitHub o X?'
    expect(() => questionsOf([both])).toThrow('--github')
    expect(questionsOf([both], { github: both })).toEqual({ github: both })
    expect(questionsOf([both, 'GitHub', 'Twitter'])).toEqual({ github: 'GitHub', x: 'Twitter' })
  })

  test('a named question must be in the file, once, and for one thing', () => {
    expect(() => questionsOf(['Talla'], { goal: 'Meta' })).toThrow(/no question "Meta".*"Talla"/)
    expect(() => questionsOf(['Talla', 'talla'], { goal: 'Talla' })).toThrow('two columns')
    expect(() => questionsOf(['Talla'], { goal: 'Talla', x: 'Talla' })).toThrow('same column')
    expect(() => questionsOf([], { goal: 'email' })).toThrow('no question "email"')
  })
})
