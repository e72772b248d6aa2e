import { once } from 'node:events'
import { connect } from 'node:net'
import { createWebSocketStream, WebSocketServer } from 'ws'

/**
 * A local stand-in for the proxy in front of Neon's databases: whatever comes over the WebSocket goes to the
 * `address` its path names, and back. Loopback only. Gives what NEON_WS_PROXY takes.
 */
export async function startWebSocketProxy(): Promise<{ proxy: string; stop(): void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket, request) => {
    const address = new URL(request.url ?? '', 'ws://proxy').searchParams.get('address') ?? ''
    const [, host, port] = /^(127\.0\.0\.1|localhost):(\d+)$/.exec(address) ?? []
    if (!host) return socket.close(1008, 'loopback only')
    const client = createWebSocketStream(socket)
    const database = connect(Number(port), host)
    client.pipe(database).pipe(client)
    // Either end may break at any time; the other one then ends as well.
    client.on('error', () => database.destroy())
    database.on('error', () => client.destroy())
  })
  await once(server, 'listening')
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('The proxy has no port.')
  return {
    proxy: `127.0.0.1:${listening.port}/v1`,
    stop: () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
