import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBun } from '../../testing/run-process'
import { isRunning, processName, withLock } from './lock'

const folder = mkdtempSync(join(tmpdir(), 'cosecha-lock-'))
const lock = join(folder, 'lock')
afterAll(() => rmSync(folder, { recursive: true }))

/** The name of a process that was killed. */
async function deadProcess() {
  const child = startBun(['-e', 'setInterval(() => {}, 1000)'])
  const name = processName(child.pid)
  expect(isRunning(name)).toBe(true)
  child.kill('SIGKILL')
  await child.exited
  return name
}

describe('a lock of processes', () => {
  test('gives the result of the work, lets its error through and goes away', () => {
    expect(withLock(lock, () => 7)).toBe(7)
    expect(() =>
      withLock(lock, () => {
        throw new Error('mine')
      }),
    ).toThrow('mine')
    expect(readdirSync(folder)).toEqual([])
  })

  test('of a dead process is taken over', async () => {
    writeFileSync(lock, await deadProcess())
    expect(withLock(lock, () => readFileSync(lock, 'utf8'))).toBe(processName(process.pid))
    expect(readdirSync(folder)).toEqual([])
  })

  test('lets one process in at a time, with a dead one to begin with', async () => {
    const counter = join(folder, 'counter')
    writeFileSync(counter, '0')
    writeFileSync(lock, await deadProcess())
    const count = `
      const { withLock } = require('${join(import.meta.dirname, 'lock.ts')}')
      const { readFileSync, writeFileSync } = require('node:fs')
      for (let round = 0; round < 50; round++)
        withLock('${lock}', () => writeFileSync('${counter}', String(Number(readFileSync('${counter}')) + 1)))`
    const children = Array.from({ length: 6 }, () => startBun(['-e', count]))
    expect(await Promise.all(children.map((child) => child.exited))).toEqual(Array(6).fill(0))
    expect(readFileSync(counter, 'utf8')).toBe('300')
  }, 30_000)
})

test('a process that took the number of a dead one is another process', () => {
  expect(isRunning(processName(process.pid))).toBe(true)
  expect(isRunning(`${process.pid}-1`)).toBe(false)
})
