/** One form for text everywhere: NFC, LF line ends, no space at either end. */
export const normalise = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

/** Characters as people and PostgreSQL's char_length count them: code points. */
export const countCharacters = (text: string): number => [...text].length

/** Characters a search takes, whatever is searched. */
export const SEARCH_MAX = 200

/** Whether PostgreSQL can store it: no NUL and no lone surrogate. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
