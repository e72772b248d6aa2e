import { after } from 'next/server'
import { handleApiRequest } from '@/server/api/handle-request'

/** Sends what a write may have left to be sent. Loaded when needed: most requests write nothing. */
async function deliverMail() {
  const { deliverDueMail } = await import('@/server/jobs/deliver-mail')
  await deliverDueMail()
}

const query = (request: Request): Promise<Response> => handleApiRequest(request)

/** A write, or a batch with one in it. */
function mutation(request: Request): Promise<Response> {
  after(deliverMail)
  return handleApiRequest(request)
}

export { mutation as POST, query as GET }
