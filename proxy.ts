import { type NextRequest, NextResponse } from 'next/server'
import { PICTURE_ORIGIN } from '@/domain/picture'
import { env } from '@/server/env'

/**
 * The content security policy of one answer. Scripts and style tags need the nonce; style attributes are allowed,
 * because React Aria positions overlays with them. Development adds what hot reloading needs.
 */
function contentSecurityPolicy(nonce: string, development: boolean): string {
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': `'self' data: blob: ${PICTURE_ORIGIN}`,
    'font-src': "'self'",
    'connect-src': development ? "'self' ws:" : "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** Gives every page its own nonce, to Next (request header) and to the browser (response header). Nothing else. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = {
  matcher: [
    {
      source:
        '/((?!api/|styles/|_next/static|_next/image|icon.svg|icons/|favicon.ico|manifest.webmanifest).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
}
