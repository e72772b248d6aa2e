import { createTRPCClient, httpLink } from '@trpc/client'
import { ACCOUNT_HEADER } from '@/domain/account-header'
import { wire } from '@/domain/wire'
import type { AppRouter } from '@/server/api/root'
import { noteAnswer } from './network'
import { deviceOwner } from './owner'

const PATIENCE_MS = 15_000
/** Browsers let requests outlive their page up to 64 KiB, all of them together. */
const KEEPALIVE_MAX = 30_000

/**
 * The API for the roll call, which also runs on the page without a network: one call a request, and a write that
 * is under way when the page is closed arrives nevertheless.
 */
export const rollCallApi = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: '/api/trpc',
      transformer: wire,
      headers: ({ op }) => ({ [ACCOUNT_HEADER]: ownerOf(op.context) ?? undefined }),
      fetch: async (url, options) => {
        const response = await fetch(url, {
          ...options,
          keepalive: typeof options?.body === 'string' && options.body.length < KEEPALIVE_MAX,
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        noteAnswer()
        return response
      },
    }),
  ],
})

/** Whose a call is: of the marks it carries, else of the account on this device. */
const ownerOf = ({ owner }: Record<string, unknown>) =>
  typeof owner === 'string' ? owner : deviceOwner()
