import { z } from 'zod'
import { DomainError } from '../../domain/errors'
import { readExportName, tooLargePath } from '../../domain/exports'
import { can } from '../../domain/permissions'
import { openExport } from '../services/exports/open-export'
import { writeCsv } from '../services/exports/write-csv'
import { writeXlsx } from '../services/exports/write-xlsx'
import { type ApiContext, createContext } from './trpc'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const query = z.object({ program: z.uuid().nullable() })

/**
 * `GET /api/export/KIND.csv|xlsx?program=ID` (no program = all): the file, for admins. 401 for visitors, 403 for others,
 * 404 for a file or program there is not, 413 for a workbook too large; a browser that would show the answer is sent to a
 * page that says so in the person's language.
 */
export async function handleExportRequest(
  request: Request,
  { file }: { file: string },
  given?: ApiContext,
): Promise<Response> {
  const context = given ?? (await createContext(request.headers))
  if (!can(context.actor, 'exports:read'))
    return new Response(null, { status: context.actor ? 403 : 401 })
  const asked = readExportName(file)
  const search = query.safeParse({ program: new URL(request.url).searchParams.get('program') })
  if (!asked || !search.success) return new Response(null, { status: 404 })
  try {
    const { sheet, baseName } = await openExport(context, {
      kind: asked.kind,
      programId: search.data.program,
    })
    const headers = {
      'content-disposition': `attachment; filename="${baseName}.${asked.format}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    }
    if (asked.format === 'xlsx')
      return new Response(new Uint8Array(await writeXlsx(sheet)), {
        headers: { ...headers, 'content-type': XLSX },
      })
    return new Response(streamOf(writeCsv(sheet)), {
      headers: { ...headers, 'content-type': 'text/csv; charset=utf-8' },
    })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code !== 'FILE_TOO_LARGE')
      return Response.json({ errorCode: error.code }, { status: 404 })
    const headers = { 'cache-control': 'private, no-store', vary: 'accept' }
    if (!request.headers.get('accept')?.includes('text/html'))
      return Response.json({ errorCode: error.code }, { status: 413, headers })
    const location = tooLargePath(asked.kind, search.data.program)
    return new Response(null, { status: 303, headers: { ...headers, location } })
  }
}

/** Bytes as the reader takes them: the next page is read when the one before has left. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await texts.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await texts.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
