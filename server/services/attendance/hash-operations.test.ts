import { expect, test } from 'bun:test'
import type { MarkInput } from '../../../domain/attendance'
import { hashOperations } from './settle-marks'

const id = (last: string) => `00000000-0000-4000-8000-00000000000${last}`

// Of marks written long ago, with which their repeats are compared.
test.each<[Partial<MarkInput>, string]>([
  [{ status: 'present' }, '9643c7e97f2b676bc6337aa11d834b9cfdeb3dfa93a746b39b04895454be8ab2'],
  [
    { status: null, note: null },
    'c330099193aa24845f7b7f56bd90144a5e96c90a3bcd3f57e4644821eb8cb5cd',
  ],
  [
    { note: 'Avisó: "médico" \\ 🌮\n' },
    '34de46d9ab03454a360f3dddc44607b56c97502ec1ab1fc24abe885e82c5d27e',
  ],
  [
    { status: 'absent', onlyUnmarked: true, baseVersion: 3 },
    'bb1284a88bcd437b312d6603a54a191374bed9ebdbcc4a4805669f28580a5d55',
  ],
  [
    { status: 'excused', undoes: id('d') },
    '86ef01bb6a08ab88021cf5bd5365a769c4e513b52579e3c48af7d3a9e7e1949c',
  ],
])('the hash of %p stays what it was', async (given, hash) => {
  const mark = { opId: id('b'), userId: id('c'), deviceAt: new Date(), ...given }
  expect(await hashOperations(id('a'), [mark])).toEqual([hash])
})
