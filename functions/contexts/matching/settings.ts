import type { Background, CredentialKind, HelpField } from '../../../shared/vocabulary.ts'

/** Settings of a deployment with the values of 2-domain §2 and 7-matching. */
export const settings = {
  /** How many groups a volunteer may help at once, whatever they offer. */
  mostGroups: 2,
  /** A certificate or credential must last this long beyond the confirmation. */
  lastingDays: 30,
  /** How far apart the two townships may be when they lie in different counties. */
  farthestMetres: 30_000,
} as const

/** Points that each reason can give; they add up to 1000. A changed table gets a new version. */
export const weights = {
  version: 1,
  most: { FIT: 300, PROOF: 200, DISTANCE: 150, AVAILABILITY: 200, DIALECT: 50, BALANCE: 100 },
} as const

/** How well a profession fits a field of help, 0–3 (2-domain §2). */
export const fit: Record<Background, Record<HelpField, number>> = {
  LAW: {
    PREPARATION: 2,
    MORAL_EDUCATION: 2,
    SOCIAL_ADAPTATION: 1,
    MENTAL_HEALTH: 0,
    HARDSHIP_RELIEF: 3,
    EMPLOYMENT: 2,
  },
  PSYCHOLOGY: {
    PREPARATION: 1,
    MORAL_EDUCATION: 1,
    SOCIAL_ADAPTATION: 2,
    MENTAL_HEALTH: 3,
    HARDSHIP_RELIEF: 0,
    EMPLOYMENT: 1,
  },
  EDUCATION: {
    PREPARATION: 1,
    MORAL_EDUCATION: 3,
    SOCIAL_ADAPTATION: 2,
    MENTAL_HEALTH: 1,
    HARDSHIP_RELIEF: 1,
    EMPLOYMENT: 3,
  },
  SOCIOLOGY: {
    PREPARATION: 2,
    MORAL_EDUCATION: 1,
    SOCIAL_ADAPTATION: 2,
    MENTAL_HEALTH: 0,
    HARDSHIP_RELIEF: 2,
    EMPLOYMENT: 1,
  },
  SOCIAL_WORK: {
    PREPARATION: 3,
    MORAL_EDUCATION: 2,
    SOCIAL_ADAPTATION: 3,
    MENTAL_HEALTH: 1,
    HARDSHIP_RELIEF: 3,
    EMPLOYMENT: 2,
  },
  OTHER: {
    PREPARATION: 0,
    MORAL_EDUCATION: 1,
    SOCIAL_ADAPTATION: 1,
    MENTAL_HEALTH: 0,
    HARDSHIP_RELIEF: 1,
    EMPLOYMENT: 1,
  },
}
export const bestFit = 3

/** Credentials that license a profession (level 3); the others of a profession are training or a degree (level 2). */
export const licences: Record<Background, readonly CredentialKind[]> = {
  LAW: ['LEGAL_QUALIFICATION', 'LAWYER_LICENCE'],
  PSYCHOLOGY: ['PSYCHOTHERAPIST', 'PSYCHIATRIST', 'PSYCHOLOGICAL_COUNSELLOR'],
  EDUCATION: ['TEACHER'],
  SOCIOLOGY: [],
  SOCIAL_WORK: ['SOCIAL_WORKER'],
  OTHER: [],
}

/**
 * Walls of the law (精神卫生法 art. 23, 律师法 art. 13): in a group with this field, a seat of this profession asks for
 * one of these credentials, verified.
 */
export const gates: readonly {
  field: HelpField
  background: Background
  credentials: readonly CredentialKind[]
}[] = [
  {
    field: 'MENTAL_HEALTH',
    background: 'PSYCHOLOGY',
    credentials: [...licences.PSYCHOLOGY, 'PSYCHOLOGY_TRAINING'],
  },
  { field: 'HARDSHIP_RELIEF', background: 'LAW', credentials: licences.LAW },
]
