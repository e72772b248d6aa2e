export const ENROLLMENT_STATUSES = ['guest', 'active', 'completed', 'dropped'] as const
export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number]
