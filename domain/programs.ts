/** `cohort` programs run between two dates; `evergreen` ones are always open. */
export const PROGRAM_TYPES = ['cohort', 'evergreen'] as const
export type ProgramType = (typeof PROGRAM_TYPES)[number]

export const DEFAULT_TIME_ZONE = 'America/Mexico_City'

/** What a guest must reach to become a member. `minRate` is a share from 0 to 1. */
export interface PromotionRule {
  minPresent: number
  minRate: number
}
export const DEFAULT_PROMOTION_RULE: PromotionRule = { minPresent: 5, minRate: 0.7 }

/** A rule as stored, with the default for what it does not say. */
export const completePromotionRule = (stored: Partial<PromotionRule>): PromotionRule => ({
  ...DEFAULT_PROMOTION_RULE,
  ...stored,
})

/** A reason staff may give with a rejection, in both languages. */
export interface RejectionReason {
  code: string
  es: string
  en: string
}

interface ProgramDates {
  programType: ProgramType
  isActive: boolean
  startDate: Date | null
  endDate: Date | null
}

/** Whether one can apply: active, and evergreen or with both dates set and not yet over. */
export function takesApplications(program: ProgramDates, now: Date): boolean {
  if (!program.isActive) return false
  if (program.programType === 'evergreen') return true
  return program.startDate !== null && program.endDate !== null && now < program.endDate
}

/** Whether a place in it is a person's one running cohort: a cohort program whose end is open or in the future. */
export const isRunningCohort = (
  { programType, endDate }: Pick<ProgramDates, 'programType' | 'endDate'>,
  now: Date,
): boolean => programType === 'cohort' && (endDate === null || endDate > now)
