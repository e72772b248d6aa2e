import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire to a database that can be made to break at a given statement. */
export interface FaultyWire {
  /** The address of the database through the wire. */
  url: string
  /** From now on a message to the database that holds this word cuts the connection; undefined: none does. */
  breakAt(word: string | undefined): void
  stop(): void
}

/** Lays a wire between this process and the database of `url`, which must be reached without TLS. */
export async function layFaultyWire(url: string): Promise<FaultyWire> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let fatal: string | undefined

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
    client.on('data', (chunk) => {
      if (fatal !== undefined && chunk.includes(fatal)) client.destroy()
      else database.write(chunk)
    })
    database.pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('The wire has no port.')
  const through = new URL(url)
  through.port = String(listening.port)
  return {
    url: through.toString(),
    breakAt: (word) => {
      fatal = word
    },
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
