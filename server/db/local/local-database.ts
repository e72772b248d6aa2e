import { Socket } from 'node:net'
import type { PoolConfig } from 'pg'
import { checkoutRoot } from '../../local-folder'
import { type LocalAddress, type LocalServer, localServer } from './server'

let joined: { server: LocalServer; address: LocalAddress } | undefined

/** Starts or joins the embedded PostgreSQL of this checkout; later calls answer at once. */
export function joinLocalDatabase(): LocalAddress {
  if (joined) return joined.address
  const server = localServer(checkoutRoot())
  joined = { server, address: server.join() }
  if (!process.listeners('exit').includes(leaveLocalDatabase))
    process.on('exit', leaveLocalDatabase)
  // A signal ends a process without its exit handlers unless somebody listens; a server (Next) does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1))
  return joined.address
}

/** Gives up this process's hold of the embedded PostgreSQL; the last process out stops it. */
export function leaveLocalDatabase(): void {
  const left = joined
  joined = undefined
  left?.server.leave()
}

/** The address of a database of the embedded server, as a URL for tools that take one. */
export function localDatabaseUrl(database = 'cosecha'): string {
  const { host, port, user, password } = joinLocalDatabase()
  return `postgresql://${user}:${password}@${host}:${port}/${database}`
}

/** Connects to the embedded server, which the first connection of the process starts or joins. */
class LocalSocket extends Socket {
  override connect(): this {
    try {
      const { host, port } = joinLocalDatabase()
      return super.connect(port, host)
    } catch (error) {
      return this.destroy(error as Error)
    }
  }
}

/** Pool settings that reach the embedded server without starting it before it is needed. */
export const localPoolConfig = (): PoolConfig => ({
  host: '127.0.0.1',
  port: 1, // replaced by LocalSocket
  user: 'cosecha',
  database: 'cosecha',
  password: () => joinLocalDatabase().password,
  stream: () => new LocalSocket(),
})
