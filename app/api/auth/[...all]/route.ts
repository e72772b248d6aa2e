import { handleAuthRequest } from '@/server/auth/handle-request'

const handle = (request: Request): Promise<Response> => handleAuthRequest(request)

export { handle as GET, handle as POST }
