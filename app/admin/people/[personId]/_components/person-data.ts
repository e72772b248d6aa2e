import type { RouterOutputs } from '@/app/_trpc/client'

/** A person as admins get them. */
export type PersonData = RouterOutputs['users']['get']
export type Enrollment = PersonData['enrollments'][number]
