/** The id of the first person's row: nothing is painted before it is there. */
export const FIRST_ROW = 'first-row'
