/** `text` as a string of SQL. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
