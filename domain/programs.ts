/** `cohort` programs run between two dates; `evergreen` ones are always open. */
export const PROGRAM_TYPES = ['cohort', 'evergreen'] as const
export type ProgramType = (typeof PROGRAM_TYPES)[number]

/** The colour a program is recognised by; each stands for a pair that is legible in light and dark. */
export const PROGRAM_ACCENTS = [
  'clay',
  'amber',
  'leaf',
  'teal',
  'sky',
  'violet',
  'rose',
  'stone',
] as const
export type ProgramAccent = (typeof PROGRAM_ACCENTS)[number]
export const DEFAULT_ACCENT: ProgramAccent = 'clay'

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

export interface ProgramDates {
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

/** `undated`: a cohort whose dates are still to be announced. Inactive goes before all others. */
export const PROGRAM_STATES = ['undated', 'upcoming', 'running', 'over', 'inactive'] as const
export type ProgramState = (typeof PROGRAM_STATES)[number]

/** Where a program stands at `now`. An evergreen one runs unless its own dates say otherwise. */
export function programState(program: ProgramDates, now: Date): ProgramState {
  const { programType, isActive, startDate, endDate } = program
  if (!isActive) return 'inactive'
  if (programType === 'cohort' && (startDate === null || endDate === null)) return 'undated'
  if (endDate !== null && now >= endDate) return 'over'
  return startDate !== null && now < startDate ? 'upcoming' : 'running'
}

/** Whether sessions may still be added: `over` = its end has passed, `dated` = until its end, `open` = no end is set. */
export type ProgramHorizon = 'over' | 'dated' | 'open'

export function programHorizon(
  { programType, endDate }: Pick<ProgramDates, 'programType' | 'endDate'>,
  now: Date,
): ProgramHorizon {
  if (endDate !== null && endDate <= now) return 'over'
  return programType === 'evergreen' || endDate === null ? 'open' : 'dated'
}
