'use client'

import { createContext, type ReactNode, use } from 'react'

const TriedContext = createContext(false)

/** Whether one tried to go on: from then on fields say what is wrong with them. */
export const useTried = () => use(TriedContext)

export const Tried = ({ value, children }: { value: boolean; children: ReactNode }) => (
  <TriedContext value={value}>{children}</TriedContext>
)
