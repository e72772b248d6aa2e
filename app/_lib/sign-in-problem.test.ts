import { describe, expect, test } from 'bun:test'
import { gitHubProblem, signInProblem } from './sign-in-problem'

describe('what a person is told when a sign-in is refused', () => {
  test('comes from the code of the answer first', () => {
    expect(signInProblem({ code: 'INVALID_OTP', status: 400 })).toBe('wrongCode')
    expect(signInProblem({ code: 'OTP_EXPIRED', status: 400 })).toBe('expiredCode')
    expect(signInProblem({ code: 'TOO_MANY_ATTEMPTS', status: 403 })).toBe('tooManyAttempts')
    expect(signInProblem({ code: 'TOO_MANY_CODES', status: 429 })).toBe('tooManyCodes')
    expect(signInProblem({ code: 'TOO_MANY_GUESSES', status: 429 })).toBe('tooManyGuesses')
  })

  test('comes from the status where the code says nothing', () => {
    expect(signInProblem({ status: 429 })).toBe('rateLimited')
    expect(signInProblem({ code: 'SOMETHING_NEW', status: 403 })).toBe('refused')
    expect(signInProblem({ status: 500 })).toBe('unknown')
  })

  test('is the missing connection when there was no answer', () => {
    expect(signInProblem({})).toBe('offline')
  })

  test('after GitHub says what to do about the address', () => {
    expect(gitHubProblem('email_not_verified')).toBe('githubUnverified')
    expect(gitHubProblem('account_not_linked')).toBe('githubNotLinked')
    expect(gitHubProblem('access_denied')).toBe('github')
  })
})
