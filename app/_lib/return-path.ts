const HERE = 'https://cosecha.invalid'

/**
 * Where to go after signing in: `wanted` (`?next=`) if it is a page of this site, else the home page. Refuses what
 * a browser would read as another site (`//host`, `/\host`, a scheme), the sign-in page itself and `/api`.
 */
export function returnPath(wanted: string | string[] | undefined): string {
  // Browsers drop tabs and line breaks from addresses and read a backslash as a slash.
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/'
  const url = URL.parse(wanted, HERE)
  if (url?.origin !== HERE || /^\/(\/|sign-in|api(\/|$))/.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}
