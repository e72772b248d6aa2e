import { createHash, timingSafeEqual } from 'node:crypto'
import { type Env, env } from '../env'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether `request` brings CRON_SECRET as its bearer; never without one. Takes as long for any wrong one. */
function isFromCron(request: Request, { CRON_SECRET }: Env): boolean {
  if (!CRON_SECRET) return false
  const given = request.headers.get('authorization') ?? ''
  return timingSafeEqual(digest(given), digest(`Bearer ${CRON_SECRET}`))
}

/** Does `work` for a request of the scheduler and answers with what it gave, as JSON; 401 for anybody else. */
export async function handleCron(
  request: Request,
  work: () => Promise<object>,
  config: Env = env(),
): Promise<Response> {
  if (!isFromCron(request, config)) return new Response(null, { status: 401 })
  return Response.json(await work())
}
