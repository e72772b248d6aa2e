import { z } from 'zod'
import { type ProgramForm, slugOf } from '@/domain/program-forms'
import {
  DEFAULT_ACCENT,
  DEFAULT_PROMOTION_RULE,
  DEFAULT_TIME_ZONE,
  PROGRAM_ACCENTS,
  PROGRAM_TYPES,
} from '@/domain/programs'

const reason = z.object({ key: z.string(), code: z.string(), es: z.string(), en: z.string() })

/** A program as it is being typed: days empty where there are none, the rate in percent. */
export const programDraft = z.object({
  name: z.string(),
  description: z.string(),
  programType: z.enum(PROGRAM_TYPES),
  startDay: z.string(),
  lastDay: z.string(),
  timeZone: z.string(),
  accent: z.enum(PROGRAM_ACCENTS),
  minPresent: z.string(),
  minRate: z.string(),
  reasons: z.array(reason),
  showsPeople: z.boolean(),
})
export type ProgramDraft = z.infer<typeof programDraft>
export type ReasonDraft = ProgramDraft['reasons'][number]

export const draftOf = (form: ProgramForm): ProgramDraft => ({
  name: form.name,
  description: form.description,
  programType: form.programType,
  startDay: form.startDay ?? '',
  lastDay: form.lastDay ?? '',
  timeZone: form.timeZone,
  accent: form.accent,
  minPresent: String(form.promotionRule.minPresent),
  minRate: String(Math.round(form.promotionRule.minRate * 100)),
  reasons: form.rejectionReasons.map((one) => ({ key: one.code, ...one })),
  showsPeople: form.showsPeople,
})

export const EMPTY_DRAFT = draftOf({
  name: '',
  description: '',
  programType: 'cohort',
  startDay: null,
  lastDay: null,
  timeZone: DEFAULT_TIME_ZONE,
  accent: DEFAULT_ACCENT,
  promotionRule: DEFAULT_PROMOTION_RULE,
  rejectionReasons: [],
  showsPeople: false,
})

const numberIn = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed))

/** What the draft says, for the schema to judge. A new reason gets its code from its Spanish words, each its own. */
export function formOf(draft: ProgramDraft): ProgramForm {
  const { startDay, lastDay, minPresent, minRate, reasons, ...same } = draft
  return {
    ...same,
    startDay: startDay || null,
    lastDay: lastDay || null,
    promotionRule: { minPresent: numberIn(minPresent), minRate: numberIn(minRate) / 100 },
    rejectionReasons: withCodes(reasons),
  }
}

function withCodes(reasons: readonly ReasonDraft[]) {
  const taken = new Set(reasons.map(({ code }) => code).filter(Boolean))
  return reasons.map(({ code: given, es, en }) => {
    if (given) return { code: given, es, en }
    const base = slugOf(es).slice(0, 50).replace(/-+$/, '') || 'motivo'
    let code = base
    for (let n = 2; taken.has(code); n++) code = `${base}-${n}`
    taken.add(code)
    return { code, es, en }
  })
}
