import { and, eq, inArray } from 'drizzle-orm'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { listCohort } from './list-cohort'
import { readStandings } from './read-standings'

/**
 * How the signed-in person stands in every program they take part in, whoever is next first, with the people of those
 * that show them (else null); and, without sessions and deliverables, the programs they completed or left.
 */
export async function getDashboard(ctx: ServiceContext) {
  const own = eq(programEnrollments.userId, ctx.actor.id)
  const withStatus = (...statuses: ('guest' | 'active' | 'completed' | 'dropped')[]) =>
    readStandings(ctx, and(own, inArray(programEnrollments.enrollmentStatus, statuses)))
  const running = await withStatus('guest', 'active')
  const past = await withStatus('completed', 'dropped')
  const people = await listCohort(
    ctx,
    running.map((standing) => standing.program.id),
  )
  const next = ({ nextSession }: (typeof running)[number]) =>
    nextSession?.startsAt.getTime() ?? Number.POSITIVE_INFINITY
  return {
    running: running
      .toSorted((a, b) => (next(a) === next(b) ? 0 : next(a) - next(b)))
      .map((standing) => ({ ...standing, people: people.get(standing.program.id) ?? null })),
    past: past.map(({ sessions: _, deliverables: __, nextSession: ___, ...standing }) => standing),
  }
}
