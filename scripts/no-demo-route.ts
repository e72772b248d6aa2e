import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROUTE = 'sign-in/demo'

/** Throws, naming the files, when a production build in `distDir` holds the demo's one-click sign-in anywhere. */
export async function assertNoDemoRoute(distDir: string): Promise<void> {
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(distDir, 'cache')))
  if (files.length === 0) throw new Error(`There is no build in ${distDir}.`)
  const holding: string[] = []
  for (const file of files) if ((await readFile(file)).includes(ROUTE)) holding.push(file)
  if (holding.length > 0) throw new Error(`"${ROUTE}" stands in:\n${holding.join('\n')}`)
}
