import type { RouterOutputs } from '@/app/_trpc/client'

/** A program as staff get it. */
export type ProgramData = RouterOutputs['programs']['get']
export type ProgramActivity = ProgramData['activities'][number]
export type Conflict = RouterOutputs['activities']['conflicts'][number]
