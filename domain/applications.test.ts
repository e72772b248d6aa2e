import { describe, expect, test } from 'bun:test'
import {
  APPLICATION_ACTIONS,
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationStatus,
  applicationStep,
  decisionInput,
  draftInput,
  sortDraft,
  submissionInput,
} from './applications'

const ID = '00000000-0000-4000-8000-000000000001'
const GOAL = 'a'.repeat(140)

/** Every pair, written out anew: the status it leads to, or the code of the refusal. */
const WANTED: Record<ApplicationStatus, Record<ApplicationAction, string>> = {
  draft: {
    save: 'draft',
    submit: 'submitted',
    withdraw: 'withdrawn',
    startAgain: 'draft',
    guest: 'NOT_FOUND',
    member: 'NOT_FOUND',
    changes: 'NOT_FOUND',
    reject: 'NOT_FOUND',
  },
  submitted: {
    save: 'submitted',
    submit: 'submitted',
    withdraw: 'withdrawn',
    startAgain: 'OPEN_APPLICATION',
    guest: 'approved',
    member: 'approved',
    changes: 'changes_requested',
    reject: 'rejected',
  },
  changes_requested: {
    save: 'changes_requested',
    submit: 'submitted',
    withdraw: 'withdrawn',
    startAgain: 'OPEN_APPLICATION',
    guest: 'ALREADY_DECIDED',
    member: 'ALREADY_DECIDED',
    changes: 'ALREADY_DECIDED',
    reject: 'ALREADY_DECIDED',
  },
  approved: {
    save: 'ALREADY_DECIDED',
    submit: 'ALREADY_DECIDED',
    withdraw: 'ALREADY_DECIDED',
    startAgain: 'draft',
    guest: 'ALREADY_DECIDED',
    member: 'ALREADY_DECIDED',
    changes: 'ALREADY_DECIDED',
    reject: 'ALREADY_DECIDED',
  },
  rejected: {
    save: 'ALREADY_DECIDED',
    submit: 'ALREADY_DECIDED',
    withdraw: 'ALREADY_DECIDED',
    startAgain: 'draft',
    guest: 'ALREADY_DECIDED',
    member: 'ALREADY_DECIDED',
    changes: 'ALREADY_DECIDED',
    reject: 'ALREADY_DECIDED',
  },
  withdrawn: {
    save: 'APPLICATION_WITHDRAWN',
    submit: 'APPLICATION_WITHDRAWN',
    withdraw: 'withdrawn',
    startAgain: 'draft',
    guest: 'APPLICATION_WITHDRAWN',
    member: 'APPLICATION_WITHDRAWN',
    changes: 'APPLICATION_WITHDRAWN',
    reject: 'APPLICATION_WITHDRAWN',
  },
}

const pairs = APPLICATION_STATUSES.flatMap((status) =>
  APPLICATION_ACTIONS.map((action) => [status, action, WANTED[status][action]] as const),
)

test.each(pairs)('%s, %s: %s', (status, action, wanted) => {
  const step = applicationStep(status, action)
  const answer: string = 'to' in step ? step.to : step.refusal
  expect(answer).toBe(wanted)
})

describe('a complete form', () => {
  const form = { seen: null, programId: ID, goal: GOAL, name: 'Ana', username: 'ana' }
  const read = (given: object) => submissionInput.safeParse({ ...form, ...given })
  const issues = (given: object) =>
    read(given).error?.issues.map(({ path, message }) => [path.join('.'), message])

  test('is stored in one form, and what is left out is nothing', () => {
    expect(
      read({ githubUsername: 'https://github.com/Foo/', twitterUsername: ' ', username: '@Ana-1' })
        .data,
    ).toEqual({
      ...form,
      username: 'ana-1',
      githubUsername: 'foo',
      twitterUsername: null,
      bio: null,
    })
  })

  test('is refused with a message for each field', () => {
    expect(
      issues({
        goal: 'corta',
        githubUsername: 'no es uno',
        twitterUsername: 'a'.repeat(16),
        name: '',
        username: '-',
        bio: 'b'.repeat(1001),
      }),
    ).toEqual([
      ['goal', 'too-short'],
      ['githubUsername', 'not-a-handle'],
      ['twitterUsername', 'not-a-handle'],
      ['name', 'too-short'],
      ['username', 'not-a-username'],
      ['bio', 'too-long'],
    ])
  })

  test.each(['goal', 'githubUsername', 'twitterUsername', 'name', 'username', 'bio'])(
    'NUL and lone surrogates are refused in %s, also in a draft',
    (field) => {
      for (const text of [`${GOAL}\0`, `${GOAL}\ud83d`, `\udc00${GOAL}`]) {
        expect(issues({ [field]: text })).toEqual([[field, 'unstorable']])
        expect(draftInput.safeParse({ seen: null, [field]: text }).error?.issues[0]?.message).toBe(
          'unstorable',
        )
      }
    },
  )
})

test('a draft is sorted into what is right and what is not yet', () => {
  expect(
    sortDraft({
      goal: ' medio ',
      githubUsername: '@Foo',
      twitterUsername: '',
      name: '',
      username: 'x',
    }),
  ).toEqual({
    right: { githubUsername: 'foo', twitterUsername: null },
    unfinished: { goal: ' medio ', name: '', username: 'x' },
  })
})

test.each([
  [{ decision: 'guest' }, true],
  [{ decision: 'guest', feedback: 'x' }, false],
  [{ decision: 'changes' }, false],
  [{ decision: 'changes', feedback: '  ' }, false],
  [{ decision: 'changes', feedback: 'x' }, true],
  [{ decision: 'reject', feedback: 'x' }, false],
  [{ decision: 'reject', reasonCode: 'full' }, false],
  [{ decision: 'reject', reasonCode: 'full', feedback: 'x' }, true],
  [{ decision: 'approve' }, false],
])('%o is a decision: %p', (given, isOne) => {
  expect(decisionInput.safeParse({ applicationId: ID, version: 1, ...given }).success).toBe(isOne)
})
