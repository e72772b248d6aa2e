import { env, requireSecret } from './env'

/** Reads the configuration; where it is wrong or lacks the secret, says why and ends the process with exit code 1. */
export function checkConfiguration(): void {
  try {
    requireSecret(env())
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
