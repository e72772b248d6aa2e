import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { NamedQuestions } from '../domain/guest-export'
import { closeDatabase, db } from '../server/db/client'
import { pgFailure } from '../server/db/errors'
import { type ImportInput, importPeople } from '../server/services/attendance/import-people'
import { parseGuestExport } from '../server/services/attendance/parse-guest-export'
import { describeImport } from './import-report'
import { runScript } from './run-script'

const USAGE = `Usage: bun run scripts/import-people.ts FILE --program NAME
  [--session TITLE --date 2026-09-23T18:50 [--minutes 120]]
  [--goal HEADING] [--github HEADING] [--x HEADING] [--by EMAIL] [--dry-run]`

/**
 * `bun run import:people FILE --program NAME …` brings the approved people of a Luma guest export into a program; see
 * docs/guides/import-people.md. Prints counts and every row it did not take. Exit code 1 and nothing written on a
 * wrong file, header, program, date or flag. `--dry-run` prints the same and writes nothing.
 */
await runScript(async (args) => {
  const { file, questions, input } = readArguments(args)
  const list = parseGuestExport(await readBytes(file), questions)
  try {
    const ctx = { db, actor: null, now: new Date() }
    const result = await importPeople(ctx, { ...input, people: list.people })
    for (const line of describeImport(list, result)) console.log(line)
    if (input.dryRun) console.error('Dry run: nothing was written.')
  } catch (error) {
    throw withoutParameters(error)
  } finally {
    await closeDatabase()
  }
})

interface Arguments {
  file: string
  questions: NamedQuestions
  input: Omit<ImportInput, 'people'>
}

function readArguments(args: string[]): Arguments {
  const { values, positionals } = parse(args)
  const { program, session, date, minutes, by, goal, github, x } = values
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new Error(`Name one file.\n${USAGE}`)
  if (!program?.trim()) throw new Error(`--program is missing.\n${USAGE}`)
  if ((session === undefined) !== (date === undefined))
    throw new Error(`--session and --date go together.\n${USAGE}`)
  if (minutes !== undefined && session === undefined)
    throw new Error(`--minutes needs --session.\n${USAGE}`)
  if (minutes !== undefined && !(/^\d{1,4}$/.test(minutes) && +minutes >= 1 && +minutes <= 1440))
    throw new Error('--minutes is a whole number from 1 to 1440.')
  return {
    file,
    questions: { goal, github, x },
    input: {
      program: program.trim(),
      by,
      dryRun: values['dry-run'],
      ...(session !== undefined && date !== undefined
        ? { session: { title: session, date, minutes: Number(minutes ?? 120) } }
        : {}),
    },
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    ...{ program: text, session: text, date: text, minutes: text, by: text },
    ...{ goal: text, github: text, x: text, 'dry-run': { type: 'boolean' } as const },
  }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code: unknown = error instanceof Error && Reflect.get(error, 'code')
    if (code === 'ENOENT') throw new Error(`There is no file "${file}".`)
    if (code === 'EISDIR') throw new Error(`"${file}" is a folder.`)
    throw error
  }
}

/** A failed query carries its SQL and its parameters, which are people's data: only what PostgreSQL says remains. */
function withoutParameters(error: unknown): unknown {
  const failure = pgFailure(error)
  if (!failure) return error
  const at = failure.constraint ? ` at ${failure.constraint}` : ''
  const hint = failure.code === '42P01' || failure.code === '42703' ? ' Run db:migrate first.' : ''
  return new Error(`The database refused (${failure.code}${at}). Nothing was written.${hint}`)
}
