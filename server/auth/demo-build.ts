import type { Env } from '../env'

/**
 * The demo's way in, when this was built for the demo and runs as one; else null. Next replaces the outer condition
 * by its value at build time, so that other builds do not even hold the code.
 */
export async function findDemo(config: Env) {
  if (process.env.DEMO_BUILD === '1') {
    if (!config.DEMO_MODE) return null
    const { DEMO_SIGN_IN_PATH, demoSignIn } = await import('./demo')
    const { DEMO_PEOPLE } = await import('./demo-people')
    return { path: DEMO_SIGN_IN_PATH, people: DEMO_PEOPLE, plugin: demoSignIn() }
  }
  return null
}
