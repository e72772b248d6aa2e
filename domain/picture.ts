/** Where people's pictures come from: their GitHub accounts. The content security policy allows no other place. */
export const PICTURE_ORIGIN = 'https://avatars.githubusercontent.com'

/** The address of somebody's picture, `pixels` wide; null where there is none that may be shown. */
export function pictureAddress(avatarUrl: string | null, pixels: number): string | null {
  const url = avatarUrl === null ? null : URL.parse(avatarUrl)
  if (url?.origin !== PICTURE_ORIGIN) return null
  url.searchParams.set('s', String(pixels))
  return url.href
}
