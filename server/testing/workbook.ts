import { inflateRawSync } from 'node:zlib'

const DIRECTORY_ENTRY = 0x02014b50

/** A file of a ZIP archive as text; found by the archive's directory, so that no other tool is needed. */
function readFile(archive: Buffer, name: string): string {
  for (let at = 0; at <= archive.length - 46; at++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) continue
    const nameLength = archive.readUInt16LE(at + 28)
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue
    const header = archive.readUInt32LE(at + 42)
    const begin =
      header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
    const bytes = archive.subarray(begin, begin + archive.readUInt32LE(at + 20))
    return (archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
  }
  throw new Error(`The archive has no ${name}.`)
}

const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** The cells of the first sheet of a workbook, row by row; empty ones are left out. Throws where one is a formula. */
export function readWorkbook(archive: Buffer): (string | number)[][] {
  const shared = [
    ...readFile(archive, 'xl/sharedStrings.xml').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs),
  ].map(([, text = '']) => plain(text))
  const sheet = readFile(archive, 'xl/worksheets/sheet1.xml')
  if (sheet.includes('<f>')) throw new Error('The workbook has a formula.')
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(([, attributes = '', value = '']) =>
      attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : Number(value),
    ),
  )
}
