import type { PgTable } from 'drizzle-orm/pg-core'
import {
  ACTION_LEADS_TO,
  ENROLLMENT_ACTIONS,
  ENROLLMENT_STATUSES,
  stepAnswer,
} from '../../../domain/enrollments'
import { programEnrollments } from '../schema/program-enrollments'
import { literal } from './literal'
import type { Probe } from './probes'
import { insert, real, type SampleRows } from './sample-rows'

const RULE = 'program_enrollments_transition'

/** Every step from one status of an enrollment to another: the database takes those of the domain's table, no other. */
export function stepProbes(table: PgTable, rows: SampleRows): Probe[] {
  if (table !== programEnrollments) return []
  return ENROLLMENT_STATUSES.flatMap((from) => {
    const allowed = new Set<string>(
      ENROLLMENT_ACTIONS.filter((action) => stepAnswer(from, action) === 'go').flatMap(
        (action) => ACTION_LEADS_TO[action],
      ),
    )
    return ENROLLMENT_STATUSES.filter((to) => to !== from).map((to): Probe => {
      const row = { ...rows.row(table), enrollment_status: literal(from) }
      return {
        rule: `trigger ${RULE} on program_enrollments`,
        tried: `from ${from} to ${to}`,
        statements: [
          insert(table, row),
          `update ${real(table)} set enrollment_status = ${literal(to)} where id = ${row.id}`,
        ],
        right: [allowed.has(to) ? 'taken' : `23514 ${RULE}_check`],
      }
    })
  })
}
