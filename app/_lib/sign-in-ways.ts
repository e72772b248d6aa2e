import 'server-only'
import { findDemo } from '@/server/auth/demo-build'
import { env } from '@/server/env'

/** How one can sign in here beside the code by mail: GitHub, and in a demo its people and where to post the choice. */
export async function signInWays() {
  const demo = await findDemo(env())
  return {
    github: env().GITHUB_CLIENT_ID !== undefined,
    demo: demo && {
      address: `/api/auth${demo.path}`,
      people: demo.people.map(({ key, name }) => ({ key, name })),
    },
  }
}
