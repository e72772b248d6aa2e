const ROWS_PER_STATEMENT = 1000

/** Writes `rows` a thousand at a time, because a statement takes 65,535 parameters; gives all that comes back. */
export async function inChunks<Row, Result>(
  rows: readonly Row[],
  write: (chunk: Row[]) => PromiseLike<Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    results.push(...(await write(rows.slice(from, from + ROWS_PER_STATEMENT))))
  return results
}
