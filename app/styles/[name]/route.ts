import { font, fontName, sheet, sheetName } from '@/app/_styles/sheet'
import { CURRENT_SHEET } from '@/app/_styles/style-address'

const FOR_EVER = 'public, max-age=31536000, immutable'
const FILES: { [name: string]: { body: BodyInit; type: string; cache: string } } = {
  [sheetName]: { body: sheet, type: 'text/css; charset=utf-8', cache: FOR_EVER },
  [CURRENT_SHEET]: { body: sheet, type: 'text/css; charset=utf-8', cache: 'no-cache' },
  [fontName]: { body: font, type: 'font/woff2', cache: FOR_EVER },
}

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => Object.keys(FILES).map((name) => ({ name }))

/** The styles of this build as files: the sheet and the font under the names of their content, the sheet as `current`. */
export async function GET(_: Request, { params }: RouteContext<'/styles/[name]'>) {
  const file = FILES[(await params).name]
  if (!file) return new Response(null, { status: 404 })
  return new Response(file.body, {
    headers: { 'Content-Type': file.type, 'Cache-Control': file.cache },
  })
}
