import { cookies } from 'next/headers'
import { z } from 'zod'
import { THEME_COOKIE, THEMES } from '@/app/_lib/theme'
import { LOCALE_COOKIE } from '@/domain/locale'
import { LOCALES } from '@/domain/users'

const YEAR_IN_SECONDS = 31_536_000

const preferences = z
  .object({ locale: z.enum(LOCALES), theme: z.enum(THEMES) })
  .partial()
  .strict()

/** Keeps `{ locale?, theme? }` (JSON) in this browser for a year; 204, or 400 for anything else. */
export async function POST(request: Request): Promise<Response> {
  const parsed = preferences.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response(null, { status: 400 })
  const jar = await cookies()
  const keep = (name: string, value: string | undefined) =>
    value &&
    jar.set(name, value, {
      path: '/',
      maxAge: YEAR_IN_SECONDS,
      sameSite: 'lax',
      secure: new URL(request.url).protocol === 'https:',
    })
  keep(LOCALE_COOKIE, parsed.data.locale)
  keep(THEME_COOKIE, parsed.data.theme)
  return new Response(null, { status: 204 })
}
