import { APIError } from 'better-auth/api'
import { email as emailSchema, isStorable, normalise } from '../../domain/text'
import { isReservedEmail, NAME_MAX } from '../../domain/users'

const AVATAR_URL_MAX = 2000

interface Arriving {
  email: string
  name?: string | null | undefined
  image?: string | null | undefined
}

/**
 * What is stored of somebody who signs in for the first time, as the table's CHECKs want it: e-mail in small
 * letters, a name of 1 to 200 characters (else the part before the @), an https picture or none. Throws
 * INVALID_EMAIL for an address that is none or is reserved.
 */
export function newUser({ email: given, name, image }: Arriving) {
  const parsed = emailSchema.safeParse(given)
  if (!parsed.success || isReservedEmail(parsed.data))
    throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL' })
  const email = parsed.data
  const fits = image?.startsWith('https://') && isStorable(image) && image.length <= AVATAR_URL_MAX
  return { email, name: shortName(name) || localPart(email), image: fits ? image : null }
}

const localPart = (email: string) => email.slice(0, email.lastIndexOf('@'))

const shortName = (name: string | null | undefined) =>
  name && isStorable(name) ? [...normalise(name)].slice(0, NAME_MAX).join('').trim() : ''
