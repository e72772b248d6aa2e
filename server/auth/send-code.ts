import { parseCookies } from 'better-auth/cookies'
import { eq } from 'drizzle-orm'
import { chooseLocale, LOCALE_COOKIE } from '../../domain/locale'
import type { Locale } from '../../domain/users'
import { db } from '../db/client'
import { users } from '../db/schema/users'
import { codeMail } from '../email/code-mail'
import type { SendMail } from '../email/mail'

export const CODE_MINUTES = 10

/** Mails a sign-in code in the account's language, for a new one in that of the request. */
export async function sendCode(
  sendMail: SendMail,
  { email, code, headers }: { email: string; code: string; headers: Headers | undefined },
): Promise<void> {
  const locale = await localeFor(email, headers)
  await sendMail(codeMail(email, { code, minutes: CODE_MINUTES, locale }))
}

async function localeFor(email: string, headers: Headers | undefined): Promise<Locale> {
  const [user] = await db.select({ locale: users.locale }).from(users).where(eq(users.email, email))
  return chooseLocale({
    account: user?.locale,
    cookie: parseCookies(headers?.get('cookie') ?? '').get(LOCALE_COOKIE),
    acceptLanguage: headers?.get('accept-language') ?? null,
  })
}
