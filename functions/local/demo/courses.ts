/**
 * How far a volunteer of the demo has come. The first five are appointed, and named after what their certificates are
 * now; the trained only wait for their appointment; the others are on their way.
 */
export type Course =
  | 'EXPIRED'
  | 'GRACE'
  | 'RENEWABLE'
  | 'VALID'
  | 'RECENT'
  | 'TRAINED'
  | 'LEARNING'
  | 'APPLIED'
  | 'RETURNED'
  | 'REFUSED'

export type CourseRow = { readonly course: Course; readonly count: number; readonly appliedDaysAgo: number }

/** 300 together. */
export const courses: readonly CourseRow[] = [
  { course: 'EXPIRED', count: 26, appliedDaysAgo: 560 },
  { course: 'GRACE', count: 20, appliedDaysAgo: 430 },
  { course: 'RENEWABLE', count: 24, appliedDaysAgo: 350 },
  { course: 'VALID', count: 70, appliedDaysAgo: 200 },
  { course: 'RECENT', count: 64, appliedDaysAgo: 120 },
  { course: 'TRAINED', count: 6, appliedDaysAgo: 110 },
  { course: 'LEARNING', count: 45, appliedDaysAgo: 60 },
  { course: 'APPLIED', count: 28, appliedDaysAgo: 6 },
  { course: 'RETURNED', count: 10, appliedDaysAgo: 12 },
  { course: 'REFUSED', count: 7, appliedDaysAgo: 30 },
]

/** Days before now of the last session of each wave; the certificates of the first three last a year. */
export const trainedDaysAgo = { EXPIRED: 480, GRACE: 378, RENEWABLE: 315, VALID: 150, RECENT: 75 } as const
