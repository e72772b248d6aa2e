import { and, eq, isNotNull, ne, or } from 'drizzle-orm'
import type { alias } from 'drizzle-orm/pg-core'
import { applications } from '../../db/schema'

type Others = ReturnType<typeof alias<typeof applications, string>>

/**
 * Whether `others` is another person's application with the GitHub or X handle of `applications`. What was never sent
 * does not count: nobody but its author knows of it.
 */
export const sharesHandle = (others: Others) =>
  and(
    ne(others.userId, applications.userId),
    isNotNull(others.submittedAt),
    or(
      eq(others.githubUsername, applications.githubUsername),
      eq(others.twitterUsername, applications.twitterUsername),
    ),
  )
