import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const WAIT_MS = 60_000
const STEP_MS = 20

/** A name for a living process that another one with the same pid later does not share (on Linux). */
export function processName(pid: number): string {
  return `${pid}-${startedAt(pid)}`
}

/** Whether the process that `processName` named is still the one running. */
export function isRunning(name: string): boolean {
  const [pid = '', started = ''] = name.split('-')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startedAt(Number(pid)) === started
}

function startedAt(pid: number): string {
  try {
    // Field 22 of /proc/PID/stat, counted after the command name, which may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/**
 * Runs `work` while no other process of this checkout is inside. Synchronous, so that it can run while a
 * process exits. A lock left by a dead process is taken over; throws after a minute of waiting.
 */
export function withLock<T>(file: string, work: () => T): T {
  mkdirSync(dirname(file), { recursive: true })
  const mine = processName(process.pid)
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      takeOverIfAbandoned(file)
      if (waited > WAIT_MS) throw new Error(`Another process has held ${file} for a minute.`)
      pause(STEP_MS)
    }
  }
  try {
    return work()
  } finally {
    rmSync(file, { force: true })
  }
}

function takeOverIfAbandoned(file: string) {
  try {
    const holder = readFileSync(file, 'utf8')
    if (holder !== '' && !isRunning(holder)) rmSync(file, { force: true })
  } catch {
    // Released in this very moment: the next round gets it.
  }
}
