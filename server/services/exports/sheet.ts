/** A cell: text, a number as it is, or nothing. */
export type Cell = string | number | null

/** A table on its way out: its columns, and its rows a page at a time, read when they are asked for. */
export interface Sheet {
  columns: readonly string[]
  pages: AsyncGenerator<Cell[][]>
}

/** As many rows of the database as are in memory at a time. */
export const PAGE_SIZE = 500

/** Reads pages until one is not full; `read` gets the last row of the page before (null = from the beginning). */
export async function* pagesOf<Row>(
  read: (after: Row | null, limit: number) => Promise<Row[]>,
  limit = PAGE_SIZE,
): AsyncGenerator<Row[]> {
  let after: Row | null = null
  for (;;) {
    const rows: Row[] = await read(after, limit)
    if (rows.length > 0) yield rows
    after = rows.at(-1) ?? null
    if (rows.length < limit || after === null) return
  }
}
