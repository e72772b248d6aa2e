import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const WAIT_MS = 120_000
// Far longer than the guard of a living process stands.
const GUARD_MS = 10_000
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
    // Fields 3 and 22 of /proc/PID/stat, counted after the command name, which may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Ended, although nobody has asked for its exit code yet.
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended'
    return fields[19] ?? '0'
  } catch {
    return '0'
  }
}

const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/**
 * Runs `work` while no other process of this checkout is inside. Synchronous, so that it can run while a
 * process exits. A lock left by a dead process is taken over; throws after two minutes of waiting.
 */
export function withLock<T>(file: string, work: () => T): T {
  mkdirSync(dirname(file), { recursive: true })
  const mine = `${file}.${randomUUID()}`
  writeFileSync(mine, processName(process.pid))
  try {
    for (let waited = 0; !placed(mine, file); waited += STEP_MS) {
      removeIfAbandoned(file)
      if (waited > WAIT_MS) throw new Error(`Another process has held ${file} for two minutes.`)
      pause(STEP_MS)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  try {
    return work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Puts `source` at `target` with its content in one step; false when something stands there. */
function placed(source: string, target: string): boolean {
  try {
    linkSync(source, target)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock of a dead process. One process at a time looks and removes: of two, the slower one would
 * remove the lock the faster one has taken meanwhile.
 */
function removeIfAbandoned(file: string) {
  const guard = `${file}.guard`
  try {
    writeFileSync(guard, '', { flag: 'wx' })
  } catch {
    if (age(guard) > GUARD_MS) rmSync(guard, { force: true })
    return
  }
  try {
    if (!isRunning(readFileSync(file, 'utf8'))) rmSync(file, { force: true })
  } catch {
    // Released in this very moment: the next round gets it.
  } finally {
    rmSync(guard, { force: true })
  }
}

const age = (file: string) =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
