import { describe, expect, test } from 'bun:test'
import { returnPath } from './return-path'

describe('the way back after signing in', () => {
  test.each([
    '/',
    '/admin/attendance',
    '/admin/attendance?day=2026-09-23&program=x#row-4',
    '/programs/caf%C3%A9',
    '/apicultura',
  ])('%p is a page of ours', (path) => {
    expect(returnPath(path)).toBe(path)
  })

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '/a/..//evil.example',
    '/.//evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'admin/attendance',
    '/sign-in?next=/sign-in',
    '/x/../sign-in',
    '/api/auth/sign-out',
    '/api',
    '',
    ' /admin',
  ])('%p leads home', (path) => {
    expect(returnPath(path)).toBe('/')
  })

  test('nothing, or the same thing twice, leads home', () => {
    expect(returnPath(undefined)).toBe('/')
    expect(returnPath(['/admin', '/admin'])).toBe('/')
  })
})
