import { z } from 'zod'

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')
const given = z.string().trim().min(1).optional()

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    DATABASE_URL: given,
    DATABASE_URL_UNPOOLED: given,
    DATABASE_DRIVER: z.enum(['pg', 'neon']).optional(),
    /** host:port/path of a WebSocket proxy; only for speaking Neon's protocol to a plain PostgreSQL. */
    NEON_WS_PROXY: given,
    APP_URL: z.url().optional(),
    BETTER_AUTH_SECRET: z.string().min(32).optional(),
    GITHUB_CLIENT_ID: given,
    GITHUB_CLIENT_SECRET: given,
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().default('Cosecha <no-reply@localhost>'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    DEMO_MODE: flag,
    VERCEL: flag,
    VERCEL_PROJECT_PRODUCTION_URL: given,
    VERCEL_URL: given,
    VERCEL_ENV: z.enum(['production', 'preview', 'development']).optional(),
  })
  .superRefine((env, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (env.DEMO_MODE && env.VERCEL) refuse('DEMO_MODE', 'demo mode does not run on Vercel')
    if (env.DEMO_MODE && env.DATABASE_URL && !isLoopback(env.DATABASE_URL))
      refuse('DEMO_MODE', 'demo mode runs only with a database on this machine')
    if (Boolean(env.GITHUB_CLIENT_ID) !== Boolean(env.GITHUB_CLIENT_SECRET))
      refuse('GITHUB_CLIENT_ID', 'give both GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, or neither')
  })

export type Env = z.infer<typeof schema>

function isLoopback(url: string): boolean {
  const parsed = URL.parse(url)
  // `?host=` overrides the authority in libpq and pg alike.
  const host = parsed?.searchParams.get('host') ?? parsed?.hostname ?? ''
  return host.startsWith('/') || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
}

/**
 * Reads the configuration out of environment variables; an empty variable counts as not given.
 * Throws an Error that names every variable that is wrong.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(set)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration is not right:\n${problems.join('\n')}`)
}

let parsed: Env | undefined

/** The configuration, read from the environment at the first call and not again. */
export const env = (): Env => (parsed ??= parseEnv(process.env))
