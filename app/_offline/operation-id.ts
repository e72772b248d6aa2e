import { v7 } from 'uuid'

/**
 * A new operation's id. It begins with the time (RFC 9562, version 7): ids made together lie together in the server's
 * index, where random ones would touch a page of it each.
 */
export const newOperationId = (): string => v7()
