import 'server-only'
import { currentPerson } from '@/app/_lib/current-person'
import { api } from '@/app/_trpc/server'
import { can } from '@/domain/permissions'

/** The ids of the programs the signed-in person is in or has completed: there is nothing to apply to. */
export async function ownPrograms(): Promise<ReadonlySet<string>> {
  if (!can(await currentPerson(), 'enrollments:read-own')) return new Set()
  const enrollments = await (await api()).enrollments.mine()
  return new Set(
    enrollments
      .filter(({ enrollmentStatus }) => enrollmentStatus !== 'dropped')
      .map(({ programId }) => programId),
  )
}
