import { describe, expect, test } from 'bun:test'
import { type ApplicationForm, firstUnfinished, problemsOf, stepOf } from './steps'

const COMPLETE: ApplicationForm = {
  programId: '7f1c9a52-65a3-4d0e-9c57-0d8b1f2f3a44',
  goal: 'a'.repeat(140),
  githubUsername: '',
  twitterUsername: '',
  name: 'Ana Prueba',
  username: 'ana-prueba',
  bio: '',
}

describe('the form', () => {
  test('has no problems when everything is right, with handles and bio left empty', () => {
    expect(problemsOf(COMPLETE)).toEqual({})
    expect(firstUnfinished(COMPLETE)).toBe('review')
  })

  test('names what is wrong with each field', () => {
    expect(
      problemsOf({
        programId: null,
        goal: 'corta',
        githubUsername: 'a b',
        twitterUsername: 'no-es-de-x',
        name: '  ',
        username: 'x',
        bio: 'b'.repeat(1001),
      }),
    ).toEqual({
      programId: 'programId',
      goal: 'goalShort',
      githubUsername: 'githubUsername',
      twitterUsername: 'twitterUsername',
      name: 'name',
      username: 'username',
      bio: 'tooLong',
    })
    expect(problemsOf({ ...COMPLETE, goal: 'a'.repeat(281) })).toEqual({ goal: 'goalLong' })
    expect(problemsOf({ ...COMPLETE, name: 'a\0' })).toEqual({ name: 'unstorable' })
  })

  test('goes on at the first step that is not right', () => {
    expect(firstUnfinished({ ...COMPLETE, goal: '', githubUsername: 'a b' })).toBe('goal')
    expect(firstUnfinished({ ...COMPLETE, username: '', programId: null })).toBe('profile')
    expect(stepOf('twitterUsername')).toBe('handles')
  })
})
