import { spawnSync } from 'node:child_process'

const ASK = `
const net = require('node:net')
const listen = (port) => new Promise((done, fail) => {
  const server = net.createServer().once('error', fail)
  server.listen(port, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)) })
})
listen(Number(process.argv[1])).catch(() => listen(0)).then((port) => process.stdout.write(String(port)))
`

/** A free port on the loopback: `preferred` where nobody has it, else any (0 = no wish). Synchronous. */
export function freePort(preferred = 0): number {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', ASK, String(preferred)], {
    encoding: 'utf8',
  })
  const port = Number(stdout)
  if (!port) throw new Error(`No free port was found on the loopback. ${stderr}`)
  return port
}
