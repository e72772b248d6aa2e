/**
 * Writes an error to the log as one line of JSON. Only what cannot hold personal data: the error's class, its
 * SQLSTATE and constraint, and the stack's frames. Messages of the database carry SQL and parameters, so they stay out.
 */
export function logError(what: string, error: unknown, details: Record<string, string> = {}): void {
  const cause = rootCause(error)
  const line = {
    level: 'error',
    what,
    ...details,
    class: error instanceof Error ? error.name : typeof error,
    code: property(cause, 'code'),
    constraint: property(cause, 'constraint'),
    frames: error instanceof Error ? frames(error) : undefined,
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/**
 * `error` as it may be thrown on to whoever logs by its own rules, as Next does with what fails in a page: its class,
 * SQLSTATE, constraint and frames, but no message and no cause.
 */
export function withoutWords(error: unknown): Error {
  const cause = rootCause(error)
  const bare = new Error('unexpected failure')
  bare.name = error instanceof Error ? error.name : typeof error
  const own = error instanceof Error ? (frames(error) ?? []) : []
  bare.stack = [`${bare.name}: ${bare.message}`, ...own.map((frame) => `    ${frame}`)].join('\n')
  const code = property(cause, 'code')
  const constraint = property(cause, 'constraint')
  return Object.assign(bare, code && { code }, constraint && { constraint })
}

function rootCause(error: unknown, depth = 0): unknown {
  if (depth < 5 && error instanceof Error && error.cause) return rootCause(error.cause, depth + 1)
  return error
}

const property = (error: unknown, key: 'code' | 'constraint') =>
  error instanceof Error ? Reflect.get(error, key)?.toString() : undefined

const frames = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim())
