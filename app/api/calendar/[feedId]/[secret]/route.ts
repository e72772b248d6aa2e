import { handleFeedRequest } from '@/server/api/handle-calendar'

interface Asked {
  params: Promise<{ feedId: string; secret: string }>
}

/** A person's private calendar, for calendar programs. */
export const GET = async (request: Request, { params }: Asked) =>
  handleFeedRequest(request, await params)
