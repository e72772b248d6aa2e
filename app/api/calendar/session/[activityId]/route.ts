import { handleSessionRequest } from '@/server/api/handle-calendar'

interface Asked {
  params: Promise<{ activityId: string }>
}

/** One session as a file for the calendar of whoever is signed in. */
export const GET = async (request: Request, { params }: Asked) =>
  handleSessionRequest(request, await params)
