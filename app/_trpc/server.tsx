import 'server-only'
import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query'
import { TRPCError } from '@trpc/server'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { Route } from 'next'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { currentPerson } from '@/app/_lib/current-person'
import { can, type Permission } from '@/domain/permissions'
import { appRouter, createCaller } from '@/server/api/root'
import { contextOf } from '@/server/api/trpc'
import { createQueryClient } from './query-client'

// The door of pages to the API: the same procedures and checks as over HTTP, without the way through the network.

const context = cache(async () => contextOf(await currentPerson()))
const queryClient = cache(createQueryClient)

/** Calls procedures for this render: `(await api()).programs.list()`. */
export const api = async () => createCaller(await context())

/** Query options for `prefetch`, the same as `useTRPC()` gives in the browser. */
export const trpc = createTRPCOptionsProxy({ ctx: context, router: appRouter, queryClient })

/** Fills a query for the components below `HydrateClient`, which then need no request of their own. */
export const prefetch: QueryClient['prefetchQuery'] = (options) =>
  queryClient().prefetchQuery(options)

/** As `prefetch`, for a list that comes page by page. */
export const prefetchInfinite: QueryClient['prefetchInfiniteQuery'] = (options) =>
  queryClient().prefetchInfiniteQuery(options)

/** As `prefetch`, and gives what was read; a refusal is thrown. */
export const load: QueryClient['fetchQuery'] = (options) => queryClient().fetchQuery(options)

export const HydrateClient = ({ children }: { children: ReactNode }) => (
  <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>
)

/**
 * The signed-in person, if they hold `permission`. A visitor is sent to sign in and comes back to `path`; anybody
 * else is told that they may not. Every page asks for itself: a layout or the proxy guards nothing.
 */
export async function requirePermission(permission: Permission, path: Route) {
  const person = await currentPerson()
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  if (!can(person, permission)) forbidden()
  return person
}

/** What `read` gives; the page "not found" where it is refused as NOT_FOUND or the address makes no sense. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    if (error instanceof TRPCError && ['NOT_FOUND', 'BAD_REQUEST'].includes(error.code)) notFound()
    throw error
  }
}
