/**
 * Runs once when the server starts: a wrong configuration ends it at once, with its message. Where no scheduler calls,
 * the server itself has the mails sent that are due.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const isAlone = !process.env.VERCEL && process.env.NEXT_PHASE !== 'phase-production-build'
    // Known to this process alone; its doors read it from here.
    if (isAlone) process.env.CRON_SECRET ||= crypto.randomUUID()
    const { checkConfiguration } = await import('./server/check-configuration')
    checkConfiguration()
    if (!isAlone) return
    const [{ env }, { knockRegularly }] = await Promise.all([
      import('./server/env'),
      import('./server/jobs/knock-regularly'),
    ])
    knockRegularly(env())
  }
}
