import { describe, expect, test } from 'bun:test'
import type { Refusal } from '@/app/_trpc/refusal'
import { seenAfterOwn } from './own-write'

const ID = '7f1c9a52-65a3-4d0e-9c57-0d8b1f2f3a44'
const PROGRAM = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'
const first = { seen: null, goal: '  Aprender ', githubUsername: 'https://github.com/Ana-L' }
const second = { seen: { applicationId: ID, version: 3 }, goal: 'Otra', bio: ' ' }

const conflict = (details: Refusal['details']): Refusal => ({ code: 'CONFLICT', details })
const there = {
  applicationId: ID,
  version: 1,
  status: 'draft',
  goal: '  Aprender ',
  githubUsername: 'ana-l',
  bio: 'Lo de siempre',
}

describe('a write that is refused because of the one before it', () => {
  test('goes on from it, where that one made the application', () => {
    expect(seenAfterOwn(first, conflict(there))).toEqual({ applicationId: ID, version: 1 })
  })

  test('goes on from it, where that one changed the application', () => {
    const details = { ...there, version: 4, goal: 'Otra', bio: '' }
    expect(seenAfterOwn(second, conflict(details))).toEqual({ applicationId: ID, version: 4 })
    const { bio: _, ...without } = details
    expect(seenAfterOwn(second, conflict(without))?.version).toBe(4)
  })

  test('is told of another text, another program, a further change and another application', () => {
    expect(seenAfterOwn(first, conflict({ ...there, goal: 'Lo del otro' }))).toBeNull()
    expect(seenAfterOwn({ ...first, programId: PROGRAM }, conflict(there))).toBeNull()
    expect(seenAfterOwn(first, conflict({ ...there, version: 2 }))).toBeNull()
    const other = { ...there, applicationId: PROGRAM, version: 4, goal: 'Otra', bio: '' }
    expect(seenAfterOwn(second, conflict(other))).toBeNull()
  })

  test('is told where nothing was sent before, and what else can be wrong', () => {
    expect(seenAfterOwn(null, conflict(there))).toBeNull()
    expect(seenAfterOwn(first, { code: 'NAME_TAKEN', details: there })).toBeNull()
  })
})
