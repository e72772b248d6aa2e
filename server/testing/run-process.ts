import { CHECKOUT } from './postgres-servers'

/** Starts `bun ARGS…` in the project folder; `env` goes on top of this process's environment. */
export const startBun = (args: string[], env: Record<string, string> = {}) =>
  Bun.spawn([process.execPath, ...args], {
    cwd: CHECKOUT,
    env: { ...process.env, ...env },
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
  })

/** Runs `bun ARGS…` to its end: the exit code and all it wrote, on either stream. */
export async function runBun(args: string[], env: Record<string, string> = {}) {
  const child = startBun(args, env)
  const [out, error, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { exitCode, output: out + error }
}
