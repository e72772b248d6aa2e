import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { findPerson } from '@/server/auth/person'
import { withoutWords } from '@/server/log'

/** Who is signed in, as the database knows them now, or null. Asked once per request. */
export const currentPerson = cache(async () =>
  findPerson(await headers()).catch((error: unknown) => {
    // Next logs it whole.
    throw withoutWords(error)
  }),
)
