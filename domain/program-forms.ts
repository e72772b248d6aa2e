import { z } from 'zod'
import {
  completePromotionRule,
  DEFAULT_ACCENT,
  DEFAULT_PROMOTION_RULE,
  DEFAULT_TIME_ZONE,
  PROGRAM_ACCENTS,
  PROGRAM_TYPES,
  type ProgramAccent,
  type ProgramType,
  type PromotionRule,
  type RejectionReason,
} from './programs'
import { text } from './text'
import { isDay, localDay, startOfDay } from './time'
import { timeZone } from './time-zones'

export const PROGRAM_NAME_MAX = 100
export const PROGRAM_DESCRIPTION_MAX = 5000
export const REASONS_MAX = 20
export const REASON_MAX = 200

const day = z.string().refine(isDay, { message: 'not-a-day' }).nullable()
const reasonCode = z
  .string()
  .max(60, { message: 'too-long' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'not-a-code' })
const rejectionReason = z
  .object({ code: reasonCode, es: text({ max: REASON_MAX }), en: text({ max: REASON_MAX }) })
  .strict()

/**
 * What an admin says about a program. `startDay` and `lastDay` (included) are calendar days of its time zone;
 * `minRate` is a share from 0 to 1. No rejection reasons = the ones everybody uses.
 */
const fields = {
  name: text({ max: PROGRAM_NAME_MAX }),
  description: text({ max: PROGRAM_DESCRIPTION_MAX }),
  programType: z.enum(PROGRAM_TYPES),
  startDay: day,
  lastDay: day,
  timeZone,
  accent: z.enum(PROGRAM_ACCENTS),
  promotionRule: z
    .object({ minPresent: z.int().min(0).max(200), minRate: z.number().min(0).max(1) })
    .strict(),
  rejectionReasons: z
    .array(rejectionReason)
    .max(REASONS_MAX, { message: 'too-many' })
    .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length, {
      message: 'code-twice',
    }),
  showsPeople: z.boolean(),
}

/** A program's editable facts, by the names of the form. */
export interface ProgramForm {
  name: string
  description: string
  programType: ProgramType
  startDay: string | null
  lastDay: string | null
  timeZone: string
  accent: ProgramAccent
  promotionRule: PromotionRule
  rejectionReasons: RejectionReason[]
  showsPeople: boolean
}
export const PROGRAM_FIELDS = [
  'name',
  'description',
  'programType',
  'startDay',
  'lastDay',
  'timeZone',
  'accent',
  'promotionRule',
  'rejectionReasons',
  'showsPeople',
] as const satisfies readonly (keyof typeof fields)[]
export type ProgramField = (typeof PROGRAM_FIELDS)[number]

/** Whether the last day is none before the first. */
export const daysInOrder = ({ startDay, lastDay }: Pick<ProgramForm, 'startDay' | 'lastDay'>) =>
  startDay === null || lastDay === null || startDay <= lastDay
const ENDS_BEFORE = { message: 'before-start', path: ['lastDay'] }

/** A new program. Only name, description and type have no default; it is open to applications at once unless `isActive` says no. */
export const createProgramInput = z
  .object({
    ...fields,
    startDay: day.default(null),
    lastDay: day.default(null),
    timeZone: timeZone.default(DEFAULT_TIME_ZONE),
    accent: fields.accent.default(DEFAULT_ACCENT),
    promotionRule: fields.promotionRule.default(DEFAULT_PROMOTION_RULE),
    rejectionReasons: fields.rejectionReasons.default([]),
    showsPeople: z.boolean().default(false),
    isActive: z.boolean().default(true),
  })
  .strict()
  .refine(daysInOrder, ENDS_BEFORE)
export type CreateProgramInput = z.infer<typeof createProgramInput>

const unread = z.unknown().optional()
/** The fields an admin changed, and what each said when the form was opened: two admins do not undo each other's work. */
export const updateProgramInput = z
  .object({
    programId: z.uuid(),
    changes: z.object(fields).partial().strict(),
    seen: z
      .object({
        name: unread,
        description: unread,
        programType: unread,
        startDay: unread,
        lastDay: unread,
        timeZone: unread,
        accent: unread,
        promotionRule: unread,
        rejectionReasons: unread,
        showsPeople: unread,
      })
      .strict(),
  })
  .strict()
export type UpdateProgramInput = z.infer<typeof updateProgramInput>

/** A value of a field in the one form two of them are compared in. */
export function comparable(field: ProgramField, value: unknown): string {
  const parsed = fields[field].safeParse(value)
  return JSON.stringify(parsed.success ? parsed.data : value) ?? 'null'
}

/** Its activities come along, moved by as many days as lie between the first days. Inactive until somebody looked at it. */
export const cloneProgramInput = z
  .object({
    programId: z.uuid(),
    name: fields.name,
    startDay: day.default(null),
    isActive: z.boolean().default(false),
  })
  .strict()
export type CloneProgramInput = z.infer<typeof cloneProgramInput>

export const programInput = z.object({ programId: z.uuid() }).strict()
export const setActiveInput = z.object({ programId: z.uuid(), isActive: z.boolean() }).strict()

interface StoredDates {
  startDate: Date | null
  endDate: Date | null
  timeZone: string
}

/** The local days a program's instants mean: `endDate` is the exclusive instant after the last day. */
export const programDays = ({ startDate, endDate, timeZone: zone }: StoredDates) => ({
  startDay: startDate && localDay(startDate, zone),
  lastDay: endDate && localDay(new Date(endDate.getTime() - 1), zone),
})

/** The instants to store for local days in `zone`. */
export const programDates = (
  { startDay, lastDay }: Pick<ProgramForm, 'startDay' | 'lastDay'>,
  zone: string,
) => ({
  startDate: startDay === null ? null : startOfDay(startDay, zone),
  endDate: lastDay === null ? null : startOfDay(lastDay, zone, 1),
})

interface StoredProgram extends StoredDates, Omit<ProgramForm, 'startDay' | 'lastDay'> {}

/** What the form of a stored program says. */
export const programForm = (stored: StoredProgram): ProgramForm => ({
  name: stored.name,
  description: stored.description,
  programType: stored.programType,
  ...programDays(stored),
  timeZone: stored.timeZone,
  accent: stored.accent,
  promotionRule: completePromotionRule(stored.promotionRule),
  rejectionReasons: stored.rejectionReasons,
  showsPeople: stored.showsPeople,
})

/** A name as part of an address: small letters and digits of ASCII, joined by hyphens; empty where it has none. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
