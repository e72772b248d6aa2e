/** The text of a file as spreadsheet programs save it: UTF-8, with or without a mark, else the Western code page of Windows. */
export function readText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
