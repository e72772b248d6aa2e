import type { PlannedRow, PreviewImportInput } from '../../../domain/activity-import'
import type { ServiceContext } from '../context'
import { planActivityImport } from './plan-activity-import'

/**
 * What a file of activities would do, row by row; nothing is written. The hash goes back with it to apply exactly that.
 * Refuses FILE_UNREADABLE (with `why`).
 */
export async function previewActivityImport(
  ctx: Pick<ServiceContext, 'db'>,
  { content }: PreviewImportInput,
) {
  const { rows, ignored, hash } = await planActivityImport(ctx, content, { lock: false })
  const having = (outcome: PlannedRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  return {
    hash,
    ignored,
    counts: {
      new: having('new'),
      changed: having('changed'),
      same: having('same'),
      problem: having('problem'),
    },
    rows: rows.map(({ write, ...shown }) => shown),
  }
}
