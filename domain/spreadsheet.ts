/** What spreadsheet programs take for a formula at the start of a cell; also behind apostrophes that were there already. */
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r]/
const IS_GUARDED = /^'+[=+\-@\t\r]/

/** A cell no spreadsheet program runs as a formula: an apostrophe goes before what looks like one. */
export const guardCell = (text: string): string =>
  LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text

/** Takes the apostrophe of `guardCell` off again; any other stays. */
export const unguardCell = (cell: string): string => (IS_GUARDED.test(cell) ? cell.slice(1) : cell)
