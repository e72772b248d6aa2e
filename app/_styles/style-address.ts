/** Names the sheet a browser has kept as a file. */
export const SHEET_COOKIE = 'sheet'

/** The sheet of this build whatever its name, to be asked for at every visit. */
export const CURRENT_SHEET = 'current.css'

/** Where the sheet or the font of that name lies. */
export const styleAddress = (name: string) => `/styles/${name}`
