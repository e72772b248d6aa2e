import { localDay, startOfDay } from './time'

/** Within so many days of its sending staff answer an application. */
export const ANSWER_DAYS = 7

/**
 * By when an application sent at `submittedAt` is answered: the instant its seventh day ends in `zone`. Like the end of a
 * program it is exclusive: the day to name is the one before it.
 */
export const answerDueAt = (submittedAt: Date, zone: string): Date =>
  startOfDay(localDay(submittedAt, zone), zone, ANSWER_DAYS + 1)
