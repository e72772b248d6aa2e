import type { RejectionReason } from './programs'

/** The reasons of a program that names none of its own. */
const DEFAULT_REJECTION_REASONS: readonly RejectionReason[] = [
  { code: 'goal-unclear', es: 'La meta no es clara todavía', en: 'The goal is not clear yet' },
  {
    code: 'not-a-fit',
    es: 'El programa no corresponde a lo que buscas',
    en: 'The program does not match what you are looking for',
  },
  { code: 'too-early', es: 'Faltan conocimientos previos', en: 'Some basics are still missing' },
  { code: 'full', es: 'No hay lugares disponibles', en: 'There are no places left' },
  { code: 'other', es: 'Otro motivo', en: 'Another reason' },
]

/** The reasons staff may choose from when they reject somebody for a program. */
export const rejectionReasonsOf = (program: {
  rejectionReasons: readonly RejectionReason[]
}): readonly RejectionReason[] =>
  program.rejectionReasons.length > 0 ? program.rejectionReasons : DEFAULT_REJECTION_REASONS

/**
 * A reason by its code, also one the program took off its list since; null for one nobody knows any more, or where
 * there is none.
 */
export const findRejectionReason = (
  program: { rejectionReasons: readonly RejectionReason[] | null } | null,
  code: string | null,
): RejectionReason | null =>
  [...(program?.rejectionReasons ?? []), ...DEFAULT_REJECTION_REASONS].find(
    (reason) => reason.code === code,
  ) ?? null
