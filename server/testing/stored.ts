import { asc, eq } from 'drizzle-orm'
import type { Db } from '../db/client'
import {
  applicationEvents,
  applications,
  mailOutbox,
  programEnrollments,
  users,
} from '../db/schema'

// What the database holds of somebody after what a test did.

export const userByEmail = async (db: Db, email: string) =>
  (await db.select().from(users).where(eq(users.email, email)))[0]

export const userOf = async (db: Db, id: string) =>
  (await db.select().from(users).where(eq(users.id, id)))[0]

export const enrollmentsOf = (db: Db, userId: string) =>
  db.select().from(programEnrollments).where(eq(programEnrollments.userId, userId))

export const mailsOf = (db: Db, userId: string) =>
  db.select().from(mailOutbox).where(eq(mailOutbox.userId, userId))

export const applicationOf = async (db: Db, id: string) =>
  (await db.select().from(applications).where(eq(applications.id, id)))[0]

/** The oldest first. */
export const applicationsOf = (db: Db, userId: string) =>
  db
    .select()
    .from(applications)
    .where(eq(applications.userId, userId))
    .orderBy(asc(applications.createdAt))

/** The history of an application, in its order. */
export const stepsOf = (db: Db, applicationId: string) =>
  db
    .select()
    .from(applicationEvents)
    .where(eq(applicationEvents.applicationId, applicationId))
    .orderBy(asc(applicationEvents.version))
