import type { Route } from 'next'

export const DASHBOARD_PATH = '/dashboard' satisfies Route
export const CALENDAR_PATH = '/dashboard/calendar' satisfies Route

/** Where a session lies as a file for one's calendar. */
export const sessionFile = (activityId: string) => `/api/calendar/session/${activityId}`

/** The page of a program, by its name in URLs where it has one. */
export const programPath = ({ id, slug }: { id: string; slug: string | null }) =>
  `/programs/${slug ?? id}` as const
