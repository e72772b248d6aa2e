import { expect, test } from 'bun:test'
import { limitBody, refuseRequest } from './request-guard'

const own = {
  host: 'cosecha.example',
  origin: 'https://cosecha.example',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'content-length': '2',
}
const status = (headers: Record<string, string | null>, method = 'POST') => {
  const given = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== null)
  const request = new Request('https://cosecha.example/api/trpc/attendance.mark', {
    method,
    headers: given as [string, string][],
  })
  return refuseRequest(request)?.status ?? 'taken'
}

test.each([
  ['a write from our own page', {}, 'taken'],
  ['JSON with a charset', { 'content-type': 'application/json; charset=utf-8' }, 'taken'],
  ['a browser that sends no fetch metadata', { 'sec-fetch-site': null }, 'taken'],
  ['a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['plain text', { 'content-type': 'text/plain' }, 415],
  ['a url-encoded form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['an octet stream', { 'content-type': 'application/octet-stream' }, 415],
  ['no type', { 'content-type': null }, 415],
  ['a foreign origin', { origin: 'https://evil.example' }, 403],
  ['the null origin', { origin: 'null' }, 403],
  [
    'a sibling subdomain',
    { 'sec-fetch-site': 'same-site', origin: 'https://a.cosecha.example' },
    403,
  ],
  ['a foreign page by its metadata', { 'sec-fetch-site': 'cross-site' }, 403],
  ['nothing that says where from', { origin: null, 'sec-fetch-site': null }, 403],
  ['a body too large', { 'content-length': '2000001' }, 413],
  ['a body that announces no length', { 'content-length': null }, 'taken'],
] as const)('%s: %p', (_, headers, expected) => {
  expect(status(headers)).toBe(expected)
})

test('another method', () => {
  expect(status({}, 'PUT')).toBe(405)
})

test('a body without a length breaks off at the limit', async () => {
  const bodyOf = (megabytes: number) => {
    let left = megabytes
    return new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(1_000_000))
        else controller.close()
      },
    })
  }
  const post = (megabytes: number) =>
    limitBody(new Request('https://cosecha.example', { method: 'POST', body: bodyOf(megabytes) }))
  expect((await post(2).arrayBuffer()).byteLength).toBe(2_000_000)
  expect(post(3).arrayBuffer()).rejects.toThrow()
})

test('a body that announces its length is left as it is: HTTP ends it there', () => {
  const headers = { 'content-length': '2' }
  const request = new Request('https://cosecha.example', { method: 'POST', body: '{}', headers })
  expect(limitBody(request)).toBe(request)
})
