import { z } from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from './activities'
import { isTimeOf, parseExactTime } from './local-time'
import { seriesRule } from './series'
import { isStorable, normalise, searchWords, text } from './text'
import { isDay, localTime } from './time'
import { timeZone } from './time-zones'

export const TITLE_MAX = 200
export const ACTIVITY_DESCRIPTION_MAX = 5000
export const LOCATION_MAX = 300
export const LINK_MAX = 2000
export const CANCEL_REASON_MAX = 500
/** As many activities as one request takes, and as many programs as one belongs to. */
export const ACTIVITIES_MAX = 200
export const PROGRAMS_MAX = 20

/** Statuses an admin sets; cancelling is a step of its own, with a reason. */
export const OPEN_ACTIVITY_STATUSES = ['draft', 'scheduled', 'done'] as const

const blank = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value
const optional = <T extends z.ZodType<string, string>>(schema: T) =>
  z.preprocess(blank, schema.nullable())

const isWebAddress = (typed: string) =>
  /^https?:$/.test(URL.parse(typed)?.protocol ?? '') && !/\s/.test(typed)

/** `2026-09-23T18:50`, on the wall clock of the activity's time zone. Whether the clock shows it is asked with the zone. */
const localTimeText = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, { message: 'not-a-time', abort: true })
  .refine((typed) => isDay(typed.slice(0, 10)), { message: 'not-a-time', abort: true })

/** What is said about an activity, apart from its times. A deliverable is open from its start and due at its end. */
export const activityTexts = {
  title: text({ max: TITLE_MAX }),
  description: optional(text({ max: ACTIVITY_DESCRIPTION_MAX })),
  location: optional(text({ max: LOCATION_MAX })),
  link: optional(
    z
      .string()
      .refine(isStorable, { message: 'unstorable', abort: true })
      .transform(normalise)
      .refine((typed) => typed.length <= LINK_MAX, { message: 'too-long' })
      .refine(isWebAddress, { message: 'not-a-link' }),
  ),
}

export const activityTimes = {
  startsLocal: localTimeText,
  endsLocal: localTimeText,
  timeZone,
}

interface LocalTimes {
  startsLocal: string
  endsLocal: string
  timeZone: string
}

/** What is wrong with local times: the clock skips one of them that day, or the end is none after the start. */
export type TimesProblem = {
  field: 'startsLocal' | 'endsLocal'
  message: 'no-such-time' | 'before-start'
}

/** The instants of local times, or what is wrong with them. One that occurs twice means the first, but for an offset. */
export function readTimes({
  startsLocal,
  endsLocal,
  timeZone: zone,
}: LocalTimes): { startsAt: Date; endsAt: Date } | TimesProblem {
  const startsAt = parseExactTime(startsLocal, zone)
  if (!startsAt) return { field: 'startsLocal', message: 'no-such-time' }
  const endsAt = parseExactTime(endsLocal, zone)
  if (!endsAt) return { field: 'endsLocal', message: 'no-such-time' }
  return endsAt > startsAt ? { startsAt, endsAt } : { field: 'endsLocal', message: 'before-start' }
}

interface Times {
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/**
 * An activity's times after `changes`. What is not named keeps what its clock shows, also in another time zone; what
 * shows the same as before stays the same instant (of a time that occurs twice, the one it was, but for an offset).
 */
export function changeTimes(
  before: Times,
  changes: {
    startsLocal?: string | undefined
    endsLocal?: string | undefined
    timeZone?: string | undefined
  },
): Times | TimesProblem {
  const shown = {
    startsLocal: localTime(before.startsAt, before.timeZone),
    endsLocal: localTime(before.endsAt, before.timeZone),
  }
  const after = {
    startsLocal: changes.startsLocal ?? shown.startsLocal,
    endsLocal: changes.endsLocal ?? shown.endsLocal,
    timeZone: changes.timeZone ?? before.timeZone,
  }
  const read = (field: 'startsLocal' | 'endsLocal', stored: Date) =>
    isTimeOf(after[field], stored, before.timeZone) && after.timeZone === before.timeZone
      ? stored
      : parseExactTime(after[field], after.timeZone)
  const startsAt = read('startsLocal', before.startsAt)
  if (!startsAt) return { field: 'startsLocal', message: 'no-such-time' }
  const endsAt = read('endsLocal', before.endsAt)
  if (!endsAt) return { field: 'endsLocal', message: 'no-such-time' }
  if (endsAt <= startsAt) return { field: 'endsLocal', message: 'before-start' }
  return { startsAt, endsAt, timeZone: after.timeZone }
}

/** Refuses local times that do not stand, at the field that is wrong. */
const timesStand = (times: LocalTimes, issues: z.RefinementCtx) => {
  const read = readTimes(times)
  if ('message' in read)
    issues.addIssue({ code: 'custom', path: [read.field], message: read.message })
}

const programIds = z
  .array(z.uuid())
  .max(PROGRAMS_MAX)
  .transform((ids) => [...new Set(ids)].sort())

const links = { programIds: programIds.default([]), isRequired: z.boolean().default(true) }

/** A new activity and the programs it belongs to, required in them unless it says otherwise. */
export const createActivityInput = z
  .object({
    kind: z.enum(ACTIVITY_KINDS),
    ...activityTexts,
    ...activityTimes,
    status: z.enum(['draft', 'scheduled']).default('scheduled'),
    ...links,
  })
  .strict()
  .superRefine(timesStand)
export type CreateActivityInput = z.infer<typeof createActivityInput>

/** New sessions by a rule, all alike. */
export const createSeriesInput = z
  .object({
    ...activityTexts,
    rule: seriesRule,
    status: z.enum(['draft', 'scheduled']).default('scheduled'),
    ...links,
  })
  .strict()
export type CreateSeriesInput = z.infer<typeof createSeriesInput>

/** An activity as the person who acts saw it: when it changed since, nothing is done to it. */
const seenActivity = z.object({ activityId: z.uuid(), version: z.int().min(1) })
export type SeenActivity = z.infer<typeof seenActivity>

const changes = z
  .object({
    ...activityTexts,
    ...activityTimes,
    status: z.enum(OPEN_ACTIVITY_STATUSES),
  })
  .partial()
  .strict()
export type ActivityChanges = z.infer<typeof changes>

/**
 * What changes about an activity; what is not named stays. Times on the wall clock. `following`: also the sessions of
 * its series after it that have not begun.
 */
export const updateActivityInput = seenActivity
  .extend({ scope: z.enum(['one', 'following']).default('one'), changes })
  .strict()
export type UpdateActivityInput = z.infer<typeof updateActivityInput>

const many = z.array(seenActivity.strict()).min(1).max(ACTIVITIES_MAX)

/** The reason is told to everybody who was expected. */
export const cancelActivitiesInput = z
  .object({ activities: many, reason: text({ max: CANCEL_REASON_MAX }) })
  .strict()
export type CancelActivitiesInput = z.infer<typeof cancelActivitiesInput>

/** Whom a cancellation of these would reach. */
export const expectedInput = z
  .object({ activityIds: z.array(z.uuid()).min(1).max(ACTIVITIES_MAX) })
  .strict()

export const restoreActivityInput = seenActivity.strict()
export const deleteActivitiesInput = z.object({ activities: many }).strict()
export type DeleteActivitiesInput = z.infer<typeof deleteActivitiesInput>

export const activityInput = z.object({ activityId: z.uuid() }).strict()

const activityIds = z
  .array(z.uuid())
  .min(1)
  .max(ACTIVITIES_MAX)
  .transform((ids) => [...new Set(ids)].sort())
const link = z.object({ programId: z.uuid(), activityId: z.uuid() })

export const linkActivitiesInput = z
  .object({ programId: z.uuid(), activityIds, isRequired: z.boolean().default(true) })
  .strict()
export type LinkActivitiesInput = z.infer<typeof linkActivitiesInput>
export const unlinkActivityInput = link.strict()
export type UnlinkActivityInput = z.infer<typeof unlinkActivityInput>
export const setRequiredInput = link.extend({ isRequired: z.boolean() }).strict()
export type SetRequiredInput = z.infer<typeof setRequiredInput>

/** The whole order of a program, first to last. */
export const reorderInput = z
  .object({ programId: z.uuid(), activityIds: z.array(z.uuid()).max(2000) })
  .strict()
export type ReorderInput = z.infer<typeof reorderInput>

const day = z.string().refine(isDay, { message: 'not-a-day' })
/** Activities that touch the local days `from` to `to` (both included), each by its own time zone; without days, all. */
export const listActivitiesInput = z
  .object({
    from: day.optional(),
    to: day.optional(),
    programId: z.uuid().optional(),
    seriesId: z.uuid().optional(),
    kind: z.enum(ACTIVITY_KINDS).optional(),
    statuses: z.array(z.enum(ACTIVITY_STATUSES)).min(1).max(4).optional(),
    search: searchWords.optional(),
  })
  .strict()
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'before-start', path: ['to'] })
export type ListActivitiesInput = z.infer<typeof listActivitiesInput>

const place = { location: activityTexts.location, programIds: programIds.default([]) }

/** Sessions somebody is about to make or move: what they would meet in place or time. */
export const conflictsInput = z.union([
  z
    .object({ ...activityTimes, ...place, exceptActivityId: z.uuid().optional() })
    .strict()
    .superRefine(timesStand),
  z.object({ rule: seriesRule, ...place, exceptSeriesId: z.uuid().optional() }).strict(),
])
export type ConflictsInput = z.infer<typeof conflictsInput>
