import { expect, spyOn, test } from 'bun:test'
import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { db } from '../db/client'
import { makeProgram } from '../testing/factories'
import { useTestDatabase } from '../testing/test-database'
import { handleApiRequest } from './handle-request'
import { createCaller } from './root'
import { contextOf } from './trpc'

useTestDatabase()

const address = 'http://localhost/api/trpc'
const headers = {
  host: 'localhost',
  origin: 'http://localhost',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
}

test('a failure of the database shows neither SQL nor values, in the answer or in the log', async () => {
  await makeProgram(db, { name: 'Programa secreto' })
  await db.execute(sql`alter table programs rename column description to elsewhere`)
  const log = spyOn(process.stderr, 'write').mockImplementation(() => true)
  const response = await handleApiRequest(new Request(`${address}/programs.list`, { headers }))
  const logged = log.mock.calls.flat().join('')
  log.mockRestore()
  await db.execute(sql`alter table programs rename column elsewhere to description`)

  expect(response.status).toBe(500)
  const body = await response.text()
  const { reference, errorCode } = JSON.parse(body).error.data
  expect(errorCode).toBe('UNKNOWN')
  for (const text of [body, logged]) {
    expect(text).toContain(reference)
    expect(text).not.toMatch(
      /select|from "|where|description|secreto|Failed query|node_modules.*\.ts/i,
    )
  }
  expect(logged).toContain('42703')
})

test('nor does what a page gets, which Next logs whole', async () => {
  await db.execute(sql`alter table programs rename column description to elsewhere`)
  const caller = createCaller(contextOf(null))
  const error = await caller.programs.list().then(
    () => null,
    (reason: unknown) => reason,
  )
  await db.execute(sql`alter table programs rename column elsewhere to description`)
  const logged = inspect(error, { depth: 10, showHidden: true })
  expect(logged).toContain('42703')
  expect(logged).not.toMatch(/select|from "|where|description|params|Failed query/i)
})

test('a refusal carries its code, and no stack', async () => {
  const response = await handleApiRequest(new Request(`${address}/programs.listAll`, { headers }))
  expect(response.status).toBe(401)
  const { message, data } = (await response.json()).error
  expect(message).toBe('UNAUTHENTICATED')
  expect(Object.keys(data).sort()).toEqual(['code', 'details', 'errorCode'])
})

test('more than ten calls in one request are refused', async () => {
  const paths = (count: number) => Array.from({ length: count }, () => 'programs.list').join(',')
  const ask = async (count: number) =>
    (await handleApiRequest(new Request(`${address}/${paths(count)}?batch=1`, { headers }))).status
  expect(await ask(10)).toBe(200)
  expect(await ask(11)).toBe(400)
})

test('a write by a form of another page does not reach a procedure', async () => {
  const body = new FormData()
  body.set('locale', 'en')
  const foreign = { host: 'localhost', origin: 'https://evil.example' }
  const request = new Request(`${address}/users.setLocale`, {
    method: 'POST',
    headers: foreign,
    body,
  })
  expect((await handleApiRequest(request)).status).toBe(415)
})

test('a visitor is refused before the input is looked at', async () => {
  const body = JSON.stringify({ locale: 'xx' })
  const response = await handleApiRequest(
    new Request(`${address}/users.setLocale`, { method: 'POST', headers, body }),
  )
  expect(response.status).toBe(401)
})
