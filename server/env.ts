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
    CRON_SECRET: z.string().min(16).optional(),
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
    if (env.DEMO_MODE) {
      if (env.VERCEL) refuse('DEMO_MODE', 'demo mode does not run on Vercel')
      for (const name of ['DATABASE_URL', 'DATABASE_URL_UNPOOLED'] as const)
        if (env[name] && !isLoopback(env[name]))
          refuse('DEMO_MODE', `demo mode runs only with a database on this machine, see ${name}`)
      if (env.NEON_WS_PROXY && !isLoopback(`ws://${env.NEON_WS_PROXY}`))
        refuse(
          'DEMO_MODE',
          'demo mode runs only with a database on this machine, see NEON_WS_PROXY',
        )
    }
    if (Boolean(env.GITHUB_CLIENT_ID) !== Boolean(env.GITHUB_CLIENT_SECRET))
      refuse('GITHUB_CLIENT_ID', 'give both GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, or neither')
  })

export type Env = z.infer<typeof schema>

/**
 * Whether every host that `url` names is this machine (or a socket on it). `host` and `hostaddr` in the query
 * override the authority in pg and libpq, the last of several wins; a URL without any host leaves it to PGHOST.
 */
function isLoopback(url: string): boolean {
  const parsed = URL.parse(url)
  if (!parsed) return false
  const query = [...parsed.searchParams].filter(([name]) => /^host(addr)?$/i.test(name))
  const hosts = [parsed.hostname, ...query.map(([, host]) => host)].filter(Boolean)
  return hosts.length > 0 && hosts.every(isLoopbackHost)
}

const isLoopbackHost = (host: string) =>
  /^(\/|%2f)/i.test(host) || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

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

/** Whether all of this runs on one person's machine: the demo, or the embedded database. */
export const isOneMachine = (config: Env): boolean =>
  config.DEMO_MODE || (!config.DATABASE_URL && !config.VERCEL)

/** Whether mails land in a folder instead of being sent, and can be read on a page. */
export const isLocalMode = (config: Env = env()): boolean =>
  !config.SMTP_URL && isOneMachine(config)

/** Where people reach the app, as an origin: APP_URL, else the deployment's address, else this machine. */
export function appOrigin(config: Env): string {
  if (config.APP_URL) return new URL(config.APP_URL).origin
  const { VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_URL } = config
  const deployed = VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : VERCEL_URL
  return deployed ? `https://${deployed}` : `http://localhost:${config.PORT}`
}

/** Throws where others rely on this (Vercel, production with a database) and BETTER_AUTH_SECRET is not set. */
export function requireSecret(config: Env): void {
  if (config.BETTER_AUTH_SECRET) return
  if (config.VERCEL || (config.NODE_ENV === 'production' && !isOneMachine(config)))
    throw new Error('BETTER_AUTH_SECRET is not set (a random text of 32 characters or more).')
}
