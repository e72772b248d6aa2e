import { describe, expect, test } from 'bun:test'
import {
  answerSubmissionInput,
  handInInput,
  isLate,
  SUBMISSION_ANSWERS,
  SUBMISSION_FEEDBACK_MAX,
  SUBMISSION_TEXT_MAX,
  type SubmissionAction,
  type SubmissionStatus,
  submissionStep,
} from './submissions'

const id = '019a0000-0000-7000-8000-000000000001'

describe('the steps of what was handed in', () => {
  const steps: [SubmissionStatus | null, SubmissionAction, string][] = [
    [null, 'hand_in', 'submitted'],
    [null, 'approve', 'NOT_FOUND'],
    [null, 'request_changes', 'NOT_FOUND'],
    [null, 'reject', 'NOT_FOUND'],
    ['submitted', 'hand_in', 'submitted'],
    ['submitted', 'approve', 'approved'],
    ['submitted', 'request_changes', 'changes_requested'],
    ['submitted', 'reject', 'rejected'],
    ['changes_requested', 'hand_in', 'submitted'],
    ['changes_requested', 'approve', 'SUBMISSION_ANSWERED'],
    ['changes_requested', 'request_changes', 'SUBMISSION_ANSWERED'],
    ['changes_requested', 'reject', 'SUBMISSION_ANSWERED'],
    ['approved', 'hand_in', 'SUBMISSION_APPROVED'],
    ['approved', 'approve', 'SUBMISSION_ANSWERED'],
    ['approved', 'request_changes', 'SUBMISSION_ANSWERED'],
    ['approved', 'reject', 'SUBMISSION_ANSWERED'],
    ['rejected', 'hand_in', 'submitted'],
    ['rejected', 'approve', 'SUBMISSION_ANSWERED'],
    ['rejected', 'request_changes', 'SUBMISSION_ANSWERED'],
    ['rejected', 'reject', 'SUBMISSION_ANSWERED'],
  ]
  test.each(steps)('%s, %s: %s', (status, action, expected) => {
    const step = submissionStep(status, action)
    const answer: string = 'to' in step ? step.to : step.refusal
    expect(answer).toBe(expected)
  })
})

test('late is after the due instant, not at it', () => {
  const due = new Date('2026-10-01T06:00:00Z')
  expect(isLate(due, due)).toBe(false)
  expect(isLate(new Date(due.getTime() + 1), due)).toBe(true)
})

describe('what is handed in', () => {
  const parse = (given: object) =>
    handInInput.safeParse({ activityId: id, version: null, ...given }).success

  test('is a link, a text, or both', () => {
    expect(parse({ link: 'https://example.com/x' })).toBe(true)
    expect(parse({ body: 'Hola' })).toBe(true)
    expect(parse({ link: 'http://example.com', body: 'Hola' })).toBe(true)
    expect(parse({})).toBe(false)
    expect(parse({ link: null, body: null })).toBe(false)
    expect(parse({ body: '  \n' })).toBe(false)
    expect(parse({ link: '' })).toBe(false)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com/x',
    'example.com',
    'https://',
    `https://example.com/${'x'.repeat(2000)}`,
  ])('no link: %s', (link) => {
    expect(parse({ link })).toBe(false)
  })

  test('holds as much text as the database takes, counted in characters', () => {
    expect(parse({ body: '🌽'.repeat(SUBMISSION_TEXT_MAX) })).toBe(true)
    expect(parse({ body: '🌽'.repeat(SUBMISSION_TEXT_MAX + 1) })).toBe(false)
    expect(parse({ body: 'a\0b' })).toBe(false)
  })
})

describe('an answer', () => {
  const parse = (given: object) =>
    answerSubmissionInput.safeParse({ submissionId: id, version: 1, ...given }).success

  test('goes with words, but for an approval', () => {
    for (const answer of SUBMISSION_ANSWERS) {
      expect(parse({ answer, feedback: 'Bien.' })).toBe(true)
      expect(parse({ answer })).toBe(answer === 'approve')
      expect(parse({ answer, feedback: ' ' })).toBe(false)
      expect(parse({ answer, feedback: 'x'.repeat(SUBMISSION_FEEDBACK_MAX + 1) })).toBe(false)
    }
  })
})
