import * as z from 'zod'

/** The enumerations of the work (their words in both languages stand in words.ts). */
export const background = z.enum(['LAW', 'PSYCHOLOGY', 'EDUCATION', 'SOCIOLOGY', 'SOCIAL_WORK', 'OTHER'])
export type Background = z.infer<typeof background>

export const helpField = z.enum(['PREPARATION', 'MORAL_EDUCATION', 'SOCIAL_ADAPTATION', 'MENTAL_HEALTH', 'HARDSHIP_RELIEF', 'EMPLOYMENT'])
export type HelpField = z.infer<typeof helpField>

export const subject = z.enum(['POLICY', 'SKILLS', 'STANDARDS'])
export type TrainingSubject = z.infer<typeof subject>

export const pairing = z.enum(['ONE_TO_ONE', 'MANY_TO_ONE'])
export type Pairing = z.infer<typeof pairing>

export const priority = z.enum(['PRIORITY', 'ORDINARY'])
export type Priority = z.infer<typeof priority>

export const sex = z.enum(['FEMALE', 'MALE'])
export type Sex = z.infer<typeof sex>

export const ageBand = z.enum(['UNDER_18', '18_29', '30_39', '40_49', '50_59', '60_UP'])
export type AgeBand = z.infer<typeof ageBand>

/** A part of a week: `MON_AM` … `SUN_EVE`. */
export const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const
export const dayParts = ['AM', 'PM', 'EVE'] as const
export const weekSlots = weekdays.flatMap((weekday) => dayParts.map((part) => `${weekday}_${part}` as const))
export const weekSlot = z.enum(weekSlots)
export type WeekSlot = z.infer<typeof weekSlot>

/** The times of a group as an outline shows them: weekdays by day, evenings, weekends by day. */
export const timeOfWeek = z.enum(['WEEKDAYS', 'EVENINGS', 'WEEKENDS'])
export type TimeOfWeek = z.infer<typeof timeOfWeek>

export const volunteerStage = z.enum(['DRAFT', 'APPLIED', 'VERIFIED', 'INTERVIEWED', 'TRAINED', 'APPOINTED'])
export type VolunteerStage = z.infer<typeof volunteerStage>

export const standing = z.enum(['ACTIVE', 'RETURNED', 'PAUSED', 'SUSPENDED', 'LEFT', 'REFUSED'])
export type Standing = z.infer<typeof standing>

export const credentialStatus = z.enum(['PENDING', 'VERIFIED', 'REJECTED', 'REVOKED'])
export type CredentialStatus = z.infer<typeof credentialStatus>

/** Credentials of 2-domain §3. */
export const credentialKind = z.enum([
  'LEGAL_QUALIFICATION',
  'LAWYER_LICENCE',
  'PSYCHOTHERAPIST',
  'PSYCHIATRIST',
  'PSYCHOLOGICAL_COUNSELLOR',
  'PSYCHOLOGY_TRAINING',
  'SOCIAL_WORKER',
  'TEACHER',
  'DEGREE',
  'IN_SERVICE_PROOF',
])
export type CredentialKind = z.infer<typeof credentialKind>

/** How a reviewer looked at a credential: the issuer's site, the original, or 学信网's code. */
export const checkMethod = z.enum(['OFFICIAL_SITE', 'ORIGINAL', 'CHECK_CODE'])
export type CheckMethod = z.infer<typeof checkMethod>

/** What a reviewer should look at twice; never a block. */
export const credentialHint = z.enum(['NUMBER_UNUSUAL', 'ISSUED_LATE', 'ISSUED_IN_FUTURE', 'LAPSED', 'OTHER_BACKGROUND'])
export type CredentialHint = z.infer<typeof credentialHint>

export const organizationKind = z.enum(['ASSOCIATION', 'SOCIAL_SERVICE', 'FOUNDATION', 'LAW_FIRM', 'PUBLIC_INSTITUTION', 'AUTHORITY', 'OTHER'])
export type OrganizationKind = z.infer<typeof organizationKind>

export const organizationStatus = z.enum(['APPLIED', 'APPROVED', 'REFUSED'])
export type OrganizationStatus = z.infer<typeof organizationStatus>

export const sessionStatus = z.enum(['OPEN', 'CANCELLED'])
export type SessionStatus = z.infer<typeof sessionStatus>

export const booking = z.enum(['ENROLLED', 'WITHDRAWN'])
export type Booking = z.infer<typeof booking>

export const attendance = z.enum(['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT'])
export type Attendance = z.infer<typeof attendance>

export const result = z.enum(['PASSED', 'FAILED'])
export type Result = z.infer<typeof result>

/** Computed on a date, never stored. */
export const certificateStatus = z.enum(['VALID', 'RENEWABLE', 'GRACE', 'EXPIRED', 'REVOKED'])
export type CertificateStatus = z.infer<typeof certificateStatus>

export const groupStatus = z.enum(['MATCHING', 'ACTIVE', 'PAUSED', 'CLOSED', 'TRANSFERRED'])
export type GroupStatus = z.infer<typeof groupStatus>

export const seatRole = z.enum(['JUSTICE_OFFICER', 'POLICE_OFFICER', 'COMMITTEE_MEMBER', 'EMPLOYER', 'VOLUNTEER'])
export type SeatRole = z.infer<typeof seatRole>

export const placementStatus = z.enum(['INVITED', 'ACCEPTED', 'DECLINED', 'CONFIRMED', 'WITHDRAWN', 'ENDED'])
export type PlacementStatus = z.infer<typeof placementStatus>

export const dialect = z.enum(['MANDARIN', 'LOCAL', 'CANTONESE', 'WU', 'MIN', 'HAKKA', 'MINORITY_LANGUAGE', 'SIGN_LANGUAGE'])
export type Dialect = z.infer<typeof dialect>

/** Texts that a volunteer agrees to, one by one (2-domain §4.3). */
export const consentKind = z.enum(['PERSONAL_DATA', 'SENSITIVE_DATA', 'UNDERTAKING', 'CONFIDENTIALITY', 'MESSAGES'])
export type ConsentKind = z.infer<typeof consentKind>
