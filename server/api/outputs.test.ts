import { expect, test } from 'bun:test'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './root'

/** What of T the wire (domain/wire.ts) has no form for; never, when it has one for all of it. */
type Unsendable<T> = T extends string | number | boolean | null | undefined | Date
  ? never
  : T extends bigint | symbol | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
    ? T
    : T extends object
      ? { [K in keyof T]: Unsendable<T[K]> }[keyof T &
          (T extends readonly unknown[] ? number : string)]
      : never

test('no procedure answers with what the wire has no form for', () => {
  // The types are the test: a Map somewhere in an answer, and this does not compile.
  const unsendable: Unsendable<inferRouterOutputs<AppRouter>>[] = []
  const none: never[] = unsendable
  expect(none).toEqual([])
})
