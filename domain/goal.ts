import { text } from './text'

export const GOAL_MIN = 140
export const GOAL_MAX = 280

/**
 * What an applicant wants to achieve: 140 to 280 characters (code points) once normalised. Every form and import
 * uses this; the CHECK `goal_length_check` is the database's copy. Issues: `unstorable`, `too-short`, `too-long`.
 */
export const goal = text({ min: GOAL_MIN, max: GOAL_MAX })
