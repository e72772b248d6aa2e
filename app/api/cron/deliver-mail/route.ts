import { deliverDueMail } from '@/server/jobs/deliver-mail'
import { handleCron } from '@/server/jobs/handle-cron'

export const dynamic = 'force-dynamic'
/** Seconds; a run ends itself after half of them. */
export const maxDuration = 60

/** Sends the mails that are due; for the scheduler only. */
export const GET = (request: Request) => handleCron(request, () => deliverDueMail())
