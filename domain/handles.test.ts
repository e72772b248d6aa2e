import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { GITHUB_USERNAME, parseGithubUsername, parseXUsername, X_USERNAME } from './handles'

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const run = (characters: string, max: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: max })

const githubName = fc
  .array(run(alphabet, 6), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('-'))
const xName = run(`${alphabet}_`, 15)

/** The ways people write an account down; `HANDLE` stands for it. */
const dressed = (name: fc.Arbitrary<string>, hosts: string[]) => {
  const address = fc
    .tuple(
      fc.constantFrom('', 'http://', 'https://', 'HTTPS://', '//'),
      fc.constantFrom(...hosts),
      fc.constantFrom('', '@'),
      name,
      fc.constantFrom('', '/', '//', '/some-project', '?tab=repositories', '#top', '/?s=21&t=x'),
    )
    .map(([scheme, host, at, handle, rest]) => ({
      handle,
      typed: `${scheme}${host}/${at}${handle}${rest}`,
    }))
  const named = name.map((handle) => ({ handle, typed: `@${handle}` }))
  return fc
    .tuple(
      fc.constantFrom('', ' ', '\u00a0', '\n', '\u200b', ' \u00a0\t'),
      fc.oneof(address, named),
      fc.constantFrom('', ' ', '\u00a0', '\r\n', '\ufeff'),
    )
    .map(([before, { handle, typed }, after]) => ({ handle, typed: before + typed + after }))
}

const isPage = (handle: string) =>
  /^(about|apps|collections|dashboard|explore|features|hashtag|home|i|intent|issues|join|login|logout|marketplace|messages|new|notifications|orgs|pricing|pulls|search|settings|share|signup|sponsors|stars|topics|trending|users)$/i.test(
    handle,
  )

describe('GitHub usernames', () => {
  test('any formatting of one gives it bare and in small letters', () => {
    const hosts = ['github.com', 'www.github.com', 'GitHub.com']
    fc.assert(
      fc.property(dressed(githubName, hosts), ({ handle, typed }) => {
        fc.pre(!isPage(handle))
        expect(parseGithubUsername(typed)).toBe(handle.toLowerCase())
      }),
    )
  })

  test.each([
    ['mateogonzalez', 'mateogonzalez'],
    ['@JoseDev', 'josedev'],
    ['https://github.com/maria-delarosa/', 'maria-delarosa'],
    ['github.com/Ana/repo/tree/main?x=1#y', 'ana'],
    ['@ ana', 'ana'],
    ['a'.repeat(39), 'a'.repeat(39)],
    ['@no', 'no'],
    ['https://github.com/nada', 'nada'],
  ])('%p is %p', (typed, handle) => expect(parseGithubUsername(typed)).toBe(handle))

  test.each([
    ...['', ' ', 'no tengo', 'No', 'ninguno', 'Ninguna', 'n/a', 'N/A', 'na', '-', '.', 'x', 'none'],
    ...['no-tengo', 'a--b', '-ana', 'ana-', 'a'.repeat(40), 'ana_g', 'ana.g', 'ana@example.com'],
    ...[
      'https://github.com',
      'https://github.com/',
      'https://github.com/login',
      'github.com/orgs/z',
    ],
    ...['https://x.com/ana', 'https://github.com.evil.example/ana', 'josé', 'ana\0', 'ana\ud800'],
    ...['ana\nbeto', 'ana / beto'],
  ])('%p is none', (typed) => expect(parseGithubUsername(typed)).toBeNull())
})

describe('X usernames', () => {
  test('any formatting of one gives it bare and in small letters', () => {
    const hosts = ['x.com', 'www.x.com', 'X.com', 'twitter.com', 'www.twitter.com']
    fc.assert(
      fc.property(
        dressed(xName, [...hosts, 'mobile.twitter.com', 'mobile.x.com']),
        ({ handle, typed }) => {
          fc.pre(!isPage(handle))
          expect(parseXUsername(typed)).toBe(handle.toLowerCase())
        },
      ),
    )
  })

  test.each([
    ['@maria_delarosa', 'maria_delarosa'],
    ['twitter.com/regina', 'regina'],
    ['https://twitter.com/#!/Ana', 'ana'],
    ['https://x.com/ana/status/1?s=20', 'ana'],
    ['_ana_', '_ana_'],
  ])('%p is %p', (typed, handle) => expect(parseXUsername(typed)).toBe(handle))

  test.each([
    ...[
      'no tengo',
      'no_tengo',
      'ninguno',
      '_',
      '__',
      '-',
      'X',
      'a'.repeat(16),
      'ana-g',
      'https://x.com',
    ],
    ...['https://x.com/home', 'https://x.com/intent/user?screen_name=ana', 'notx.com/ana'],
  ])('%p is none', (typed) => expect(parseXUsername(typed)).toBeNull())
})

test('nothing comes out that the database refuses', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'aZ0-_@./:? \u00a0K\u0130') }),
  )
  fc.assert(
    fc.property(typed, (text) => {
      expect(parseGithubUsername(text) ?? 'a').toMatch(new RegExp(GITHUB_USERNAME))
      expect(parseXUsername(text) ?? 'a').toMatch(new RegExp(X_USERNAME))
    }),
    { numRuns: 1000 },
  )
})
