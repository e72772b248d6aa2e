import { eq } from 'drizzle-orm'
import {
  APPLICATION_FIELDS,
  type ApplicationAction,
  type ApplicationField,
  applicationStep,
  type SeenApplication,
  type TextField,
  type Unfinished,
} from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'
import type { Applicant, Application, OwnApplications } from './lock-application'

/** Values as they are stored, by field; what is not there is left alone. */
export type FormValues = Partial<Record<TextField, string | null>> & { programId?: string | null }

const isOfPerson = (field: ApplicationField): field is 'name' | 'username' | 'bio' =>
  field === 'name' || field === 'username' || field === 'bio'

const stored = (field: ApplicationField, person: Applicant, application: Application | null) =>
  isOfPerson(field) ? person[field] : (application?.[field] ?? null)

/** The form as its author left it: what was typed last, finished or not. Empty text where there is nothing. */
export function formOf(person: Applicant, application: Application | null) {
  const text = (field: TextField) =>
    application?.unfinished[field] ?? stored(field, person, application) ?? ''
  return {
    programId: application?.programId ?? null,
    goal: text('goal'),
    githubUsername: text('githubUsername'),
    twitterUsername: text('twitterUsername'),
    name: text('name'),
    username: text('username'),
    bio: text('bio'),
  }
}

/** What writing `values` (and keeping `unfinished`) would change, sorted by where it is stored. */
export function changesOf(
  { person, open }: OwnApplications,
  values: FormValues,
  unfinished: Unfinished = {},
) {
  const changedFields = APPLICATION_FIELDS.filter(
    (field) => values[field] !== undefined && values[field] !== stored(field, person, open),
  )
  const pick = (wanted: boolean): FormValues =>
    Object.fromEntries(
      changedFields
        .filter((field) => isOfPerson(field) === wanted)
        .map((field) => [field, values[field]]),
    )
  const before = open?.unfinished ?? {}
  const kept = Object.entries(before).filter(([field]) => !(field in values))
  const after: Unfinished = { ...Object.fromEntries(kept), ...unfinished }
  const same = APPLICATION_FIELDS.every(
    (field) => field === 'programId' || before[field] === after[field],
  )
  return {
    changedFields,
    person: pick(true),
    columns: { ...pick(false), unfinished: after },
    isNothing: changedFields.length === 0 && same,
  }
}

/** Writes what of a form is the person's own. A username of somebody else is refused (NAME_TAKEN). */
export async function savePerson(
  { db, actor }: ServiceContext,
  { name, username, bio }: FormValues,
): Promise<void> {
  const set = {
    ...(name ? { name } : {}),
    ...(username === undefined ? {} : { username }),
    ...(bio === undefined ? {} : { bio }),
  }
  if (Object.keys(set).length > 0) await db.update(users).set(set).where(eq(users.id, actor.id))
}

/**
 * Refuses a write meant for an application that is no longer the open one: NOT_FOUND, ALREADY_DECIDED or
 * APPLICATION_WITHDRAWN.
 */
export function requireStillOpen(
  { open, all }: OwnApplications,
  seen: SeenApplication | null,
  action: ApplicationAction,
): void {
  if (!seen || seen.applicationId === open?.id) return
  const meant = all.find(({ id }) => id === seen.applicationId)
  const step = meant && applicationStep(meant.status, action)
  throw new DomainError(step && 'refusal' in step ? step.refusal : 'NOT_FOUND', {
    applicationId: seen.applicationId,
  })
}

/** Refuses a write based on an older text (CONFLICT, with the form as it is now), so that neither text is lost. */
export function requireLatest({ person, open }: OwnApplications, seen: SeenApplication | null) {
  if (!open || seen?.version === open.version) return
  const { programId, ...texts } = formOf(person, open)
  throw new DomainError('CONFLICT', {
    applicationId: open.id,
    version: open.version,
    status: open.status,
    ...(programId ? { programId } : {}),
    ...texts,
  })
}
