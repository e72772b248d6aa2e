import { hash } from 'node:crypto'
import fraunces from '@fontsource/fraunces/files/fraunces-latin-600-normal.woff2'
import text from './sheet.tailwind'
import { styleAddress } from './style-address'

// What has a name made of its content can be kept for ever.
const nameOf = (content: string | Uint8Array, type: string) =>
  `${hash('sha256', content).slice(0, 16)}.${type}`

/** The face of headings, as `fontName`. */
export const font = fraunces
export const fontName = nameOf(font, 'woff2')

/** All styles of this build, as `sheetName`. On the server only: a browser's scripts do without (`sheet.browser.ts`). */
export const sheet = text.replace(/url\([^)]*fraunces[^)]*\)/, `url(${styleAddress(fontName)})`)
export const sheetName = nameOf(sheet, 'css')
