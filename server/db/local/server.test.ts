import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKOUT, query } from '../../testing/postgres-servers'
import { processName } from './lock'
import { homesUnderRoot, type LocalAddress, localServer } from './server'

setDefaultTimeout(60_000)

// A checkout of its own, so that nobody else holds its server.
const checkout = mkdtempSync(join(tmpdir(), 'cosecha-checkout-'))
const leases = join(checkout, '.local/postgres/leases')

beforeAll(() => {
  writeFileSync(join(checkout, 'package.json'), '{"name":"cosecha"}')
  symlinkSync(join(CHECKOUT, 'node_modules'), join(checkout, 'node_modules'))
})

const server = localServer(checkout)
const url = ({ host, port, user, password }: LocalAddress) =>
  `postgresql://${user}:${password}@${host}:${port}/cosecha`
const works = async (address: LocalAddress) =>
  (await query(url(address), 'select 1 as one').catch(() => undefined))?.length === 1

/** Another process that joins, says where and stays until a line comes in. */
async function joinElsewhere() {
  const child = Bun.spawn(
    [
      process.execPath,
      '-e',
      `const { localServer } = require('${join(import.meta.dirname, 'server.ts')}')
       const server = localServer('${checkout}')
       console.log(JSON.stringify(server.join()))
       process.stdin.once('data', () => { server.leave(); process.exit(0) })`,
    ],
    { stdin: 'pipe', stdout: 'pipe', stderr: 'inherit' },
  )
  const { value } = await child.stdout.getReader().read()
  const address: LocalAddress = JSON.parse(new TextDecoder().decode(value))
  return {
    address,
    leave: () => {
      child.stdin.write('\n')
      child.stdin.flush()
      return child.exited
    },
    kill: () => {
      child.kill('SIGKILL')
      return child.exited
    },
  }
}

afterAll(() => {
  server.leave()
  rmSync(checkout, { recursive: true })
  rmSync(homesUnderRoot(checkout), { recursive: true, force: true })
})

describe('the embedded PostgreSQL of a checkout', () => {
  test('is started once by two processes that come at the same time', async () => {
    const [one, two] = await Promise.all([joinElsewhere(), joinElsewhere()])
    expect(one.address).toEqual(two.address)
    expect(await works(one.address)).toBe(true)

    expect(server.join()).toEqual(one.address)
    expect(readdirSync(leases)).toHaveLength(3)
    await one.leave()
    await two.leave()
    expect(readdirSync(leases)).toEqual([processName(process.pid)])
    expect(await works(one.address)).toBe(true)

    server.leave()
    expect(await works(one.address)).toBe(false)
    expect(readdirSync(leases)).toEqual([])
  })

  test('keeps its data, and its port where it can', async () => {
    const before = server.join()
    await query(url(before), 'create table kept ()')
    server.leave()
    const after = server.join()
    expect(after).toEqual(before)
    expect(await query(url(after), 'select * from kept')).toEqual([])
    server.leave()
  })

  test('is not held by a process that was killed', async () => {
    const killed = await joinElsewhere()
    const address = server.join()
    await killed.kill()
    expect(readdirSync(leases)).toHaveLength(2)
    expect(await works(address)).toBe(true)
    server.leave()
    expect(await works(address)).toBe(false)
  })

  test('left behind by a killed process is joined, not started again', async () => {
    const killed = await joinElsewhere()
    await killed.kill()
    expect(await works(killed.address)).toBe(true)
    expect(server.join()).toEqual(killed.address)
    server.leave()
    expect(await works(killed.address)).toBe(false)
  })

  test('leaving without having joined stops nobody', async () => {
    const other = await joinElsewhere()
    server.leave()
    expect(await works(other.address)).toBe(true)
    await other.leave()
    expect(await works(other.address)).toBe(false)
  })

  test('works again after .local was emptied', async () => {
    const address = server.join()
    server.leave()
    rmSync(join(checkout, '.local'), { recursive: true })
    expect(await works(server.join())).toBe(true)
    server.leave()
    expect(await works(address)).toBe(false)
  })

  test('begins anew after a first start that broke off, and never over data it cannot open', async () => {
    const other = localServer(checkout, { name: 'other' })
    mkdirSync(join(other.home, 'data.unfinished/base'), { recursive: true })
    expect(await works(other.join())).toBe(true)
    other.leave()
    rmSync(join(other.home, 'server.json'))
    expect(() => other.join()).toThrow(/server\.json is missing/)
    expect(readdirSync(other.home)).toContain('data')
  })
})
