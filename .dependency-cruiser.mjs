// The arrows of CONTRIBUTING.md. Type-only imports are no arrows for app -> server, since they vanish.

const LAYERS = '^(app|server|domain|scripts|e2e)/'
const TESTS = '\\.(test|spec)\\.tsx?$'
const NOUNS = [
  'users',
  'activities',
  'programs',
  'applications',
  'enrollments',
  'attendance',
  'submissions',
  'progress',
  'calendar',
  'exports',
]

/** The files of app/ that may import the server's code, not only its types. */
const DOORS =
  '^app/(api/.*/route\\.ts|_trpc/server\\.tsx|_lib/(current-person|sign-in-ways)\\.ts|mailbox/page\\.tsx)$'

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    forbid('no-circle', 'Nothing leads back to itself.', {}, { circular: true }),
    forbid(
      'domain-is-pure',
      'domain/ imports zod, calendar arithmetic and itself.',
      { path: '^domain/', pathNot: TESTS },
      { pathNot: ['^domain/', 'node_modules/(zod|@internationalized/date)/'] },
    ),
    forbid(
      'server-not-to-app',
      'The server knows nothing of pages.',
      { path: '^(server|domain)/', pathNot: TESTS },
      { path: '^(app|e2e|scripts)/' },
    ),
    forbid(
      'app-by-type-only',
      'Pages reach the server through its doors; elsewhere they import its types only.',
      { path: '^app/', pathNot: [DOORS, TESTS] },
      { path: '^server/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'db-below-services',
      'server/db imports domain, env and log only.',
      { path: '^server/db/', pathNot: TESTS },
      { path: '^server/', pathNot: '^server/(db/|env\\.ts|log\\.ts|local-folder\\.ts)' },
    ),
    forbid(
      'services-below-transport',
      'A use case knows neither tRPC nor Next nor Better Auth nor the API.',
      { path: '^server/services/', pathNot: TESTS },
      { path: ['^server/(api|auth|testing)/', 'node_modules/(@trpc|next|better-auth)/'] },
    ),
    forbid(
      'api-through-services',
      'A router calls use cases, not tables.',
      { path: '^server/api/routers/' },
      { path: ['^server/db/', 'node_modules/drizzle-orm/'] },
    ),
    forbid(
      'tests-only',
      'Test helpers are for tests, seeds and scripts.',
      { path: '^(app|server)/', pathNot: ['^server/testing/', TESTS] },
      { path: '^server/testing/' },
    ),
    forbid(
      'no-barrels',
      'Import the file. The schema index is for Drizzle.',
      { path: LAYERS, pathNot: '^server/db/schema/' },
      { path: '/index\\.tsx?$', pathNot: ['node_modules', '^server/db/schema/index\\.ts$'] },
    ),
    ...NOUNS.map((noun, place) =>
      forbid(
        `${noun}-not-back`,
        `Between nouns arrows go from ${NOUNS.at(-1)} to ${NOUNS[0]}, never back.`,
        { path: `^server/services/${noun}/`, pathNot: TESTS },
        { path: `^server/services/(${NOUNS.slice(place + 1).join('|') || 'none'})/` },
      ),
    ),
    forbid(
      'mail-below-all',
      'Every noun may owe a mail; writing one reads tables, not their verbs.',
      { path: '^server/services/mail/', pathNot: TESTS },
      { path: `^server/services/(${NOUNS.join('|')})/` },
    ),
    forbid(
      'jobs-beside-api',
      'A job calls use cases, as the API does.',
      { path: '^server/jobs/', pathNot: TESTS },
      { path: '^server/(api|auth|testing)/' },
    ),
    forbid(
      'no-unresolved',
      'Every import leads somewhere.',
      { path: LAYERS },
      { couldNotResolve: true, pathNot: '^(bun|server-only)' },
    ),
    forbid(
      'not-to-dev-dependency',
      'What ships does not need what does not.',
      { path: '^(app|server|domain)/', pathNot: [TESTS, '^server/testing/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: { path: ['^(app|server|domain|scripts|e2e)/', 'node_modules'] },
    exclude: { path: ['^\\.next', '^\\.local'] },
    builtInModules: { add: ['bun', 'bun:test'] },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
