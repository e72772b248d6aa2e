import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { type ExportKind, exportBaseName } from '../../../domain/exports'
import { DEFAULT_TIME_ZONE } from '../../../domain/programs'
import { programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { activitiesSheet } from './activities-sheet'
import { attendanceSheet } from './attendance-sheet'
import { enrollmentsSheet } from './enrollments-sheet'
import { peopleSheet } from './people-sheet'
import type { Sheet } from './sheet'

const SHEETS = {
  people: peopleSheet,
  enrollments: enrollmentsSheet,
  attendance: attendanceSheet,
  activities: activitiesSheet,
} satisfies Record<
  ExportKind,
  (ctx: Pick<ServiceContext, 'db' | 'now'>, asked: { programId: string | null }) => Sheet
>

/**
 * A table to take out, of one program or (`programId` null) of all, and what its file is called, without extension.
 * Nothing of it is read yet but the program. Refuses NOT_FOUND.
 */
export async function openExport(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  { kind, programId }: { kind: ExportKind; programId: string | null },
): Promise<{ sheet: Sheet; baseName: string }> {
  const [program] = programId
    ? await ctx.db
        .select({ slug: programs.slug, name: programs.name, timeZone: programs.timeZone })
        .from(programs)
        .where(eq(programs.id, programId))
    : []
  if (programId && !program) throw new DomainError('NOT_FOUND', { programId })
  return {
    sheet: SHEETS[kind](ctx, { programId }),
    baseName: exportBaseName(kind, program ?? null, {
      now: ctx.now,
      timeZone: DEFAULT_TIME_ZONE,
    }),
  }
}
