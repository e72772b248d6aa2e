import { DrizzleQueryError } from 'drizzle-orm'

/**
 * Runs a script with its command-line arguments. A failure ends it with exit code 1 and its message, without
 * stack and without passwords of addresses.
 */
export async function runScript(work: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await work(process.argv.slice(2))
  } catch (error) {
    console.error(messageOf(error).replace(/(\w+:\/\/[^\s:@/]+):\S*@/g, '$1:***@'))
    process.exitCode = 1
  }
}

/** What went wrong, in words for whoever ran the script. Node gathers failed attempts to connect in one error. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message)
    return error.errors.map(messageOf).join('\n')
  // Its own message is the SQL with its parameters.
  if (error instanceof DrizzleQueryError && error.cause) return messageOf(error.cause)
  return error instanceof Error ? error.message : String(error)
}
