'use client'

import '@/app/_lib/validation'
import type { ReactNode } from 'react'
import { ApiProvider } from '@/app/_trpc/client'

/** What every page needs in the browser: checks without `eval`, and the API. */
export function Providers({ children }: { children: ReactNode }) {
  return <ApiProvider>{children}</ApiProvider>
}
