import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Where drizzle-kit writes the migrations of this project. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../drizzle/migrations')

export interface Migration {
  tag: string
  /** Milliseconds since 1970; the key drizzle keeps an applied migration under. */
  when: number
  /** sha256 of the .sql file, as drizzle computes it. */
  hash: string
  up: string[]
  down: string[]
}

const journal = z.object({
  entries: z.array(z.object({ idx: z.int(), when: z.int(), tag: z.string().regex(/^\d{4}_\w+$/) })),
})

/**
 * The migrations of `folder` in the order of its journal. Throws an Error that names the entry or file when the
 * journal is out of order, a file of it is missing, or a file stands there that it does not name.
 */
export function readMigrations(folder: string): Migration[] {
  const { entries } = journal.parse(JSON.parse(read(folder, 'meta/_journal.json')))
  entries.forEach((entry, position) => {
    const previous = entries[position - 1]
    if (entry.idx !== position || !entry.tag.startsWith(String(position).padStart(4, '0')))
      throw new Error(`The journal is out of order: ${entry.tag} stands at position ${position}.`)
    if (previous && entry.when <= previous.when)
      throw new Error(
        `The journal is out of order: ${entry.tag} is not newer than ${previous.tag}.`,
      )
  })
  const named = new Set(entries.flatMap(({ tag }) => [`${tag}.sql`, `${tag}.down.sql`]))
  const stray = readdirSync(folder).find((file) => file.endsWith('.sql') && !named.has(file))
  if (stray) throw new Error(`The journal does not name ${stray}, so it would never run.`)
  return entries.map(({ tag, when }) => {
    const up = read(folder, `${tag}.sql`)
    const down = read(folder, `${tag}.down.sql`)
    return { tag, when, hash: sha256(up), up: statements(up), down: statements(down) }
  })
}

function read(folder: string, file: string): string {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`The migration file ${file} is missing.`)
  return readFileSync(path, 'utf8')
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const statements = (file: string) =>
  file
    .split('--> statement-breakpoint')
    .map((statement) => statement.trim())
    .filter(Boolean)
