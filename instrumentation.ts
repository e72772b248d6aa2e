/** Runs once when the server starts: a wrong configuration ends it at once, with its message. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkConfiguration } = await import('./server/check-configuration')
    checkConfiguration()
  }
}
