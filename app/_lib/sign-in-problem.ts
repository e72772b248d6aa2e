import type { Messages } from 'next-intl'

export type SignInProblem = keyof Messages['signIn']['errors']

const BY_CODE: Record<string, SignInProblem> = {
  INVALID_OTP: 'wrongCode',
  OTP_EXPIRED: 'expiredCode',
  TOO_MANY_ATTEMPTS: 'tooManyAttempts',
  TOO_MANY_CODES: 'tooManyCodes',
  TOO_MANY_GUESSES: 'tooManyGuesses',
  INVALID_EMAIL: 'not-an-email',
  MAIL_NOT_SENT: 'mailNotSent',
}

/** What to tell a person whose sign-in the server refused, from the answer's code, else from its status. */
export function signInProblem(error: { code?: string; status?: number }): SignInProblem {
  const known = error.code ? BY_CODE[error.code] : undefined
  if (known) return known
  if (error.status === 429) return 'rateLimited'
  if (error.status === 403) return 'refused'
  return error.status ? 'unknown' : 'offline'
}

/** The same for `?error=`, which is what is left of a round trip to GitHub that failed. */
export function gitHubProblem(error: string): SignInProblem {
  if (error === 'email_not_verified') return 'githubUnverified'
  return error === 'account_not_linked' ? 'githubNotLinked' : 'github'
}
