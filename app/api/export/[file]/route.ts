import { handleExportRequest } from '@/server/api/handle-export'

interface Asked {
  params: Promise<{ file: string }>
}

/** A table as a file, for admins. */
export const GET = async (request: Request, { params }: Asked) =>
  handleExportRequest(request, await params)
