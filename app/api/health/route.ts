import { checkHealth } from '@/server/services/check-health'

export const dynamic = 'force-dynamic'

/** 200 when the app and its database answer, 503 when the database does not. */
export const GET = async () => new Response(null, { status: (await checkHealth()) ? 200 : 503 })
