import { addMinutes, type Instant } from '../../../shared/dates.ts'
import type { PersonId, SignedInId } from '../../../shared/ids.ts'
import type { Account } from './account.ts'
import type { Device } from './device.ts'
import { mustHaveFactor } from './factor.ts'

/** How a person showed that it is they, beyond the one-time code. */
export type Factor = 'PASSKEY' | 'TOTP' | 'RECOVERY_CODE'

/**
 * One sign-in of a person. Found by its token, of which only a keyed hash is stored; a new token is given at sign-in,
 * at each step-up, with the second factor, and when the person's own act changes their roles.
 */
export type Session = {
  readonly id: SignedInId
  readonly personId: PersonId
  /** That of the account when the session began: whatever raises the account's ends the session at once. */
  readonly epoch: number
  readonly startedAt: Instant
  /** Coarse: at most a minute behind. */
  readonly lastSeenAt: Instant
  /** When the store forgets it, whatever happens. */
  readonly endsAt: Instant
  readonly device: Device
  /** Whether the person had a second factor when they signed in: then it is asked for, of volunteers too. */
  readonly asksFactor?: boolean | undefined
  /** The second factor, once it was shown. */
  readonly verified?: { readonly factor: Factor; readonly at: Instant } | undefined
  /** The last proof that it is they who sit there: signing in is one, as strong as the account asks for. */
  readonly steppedUpAt: Instant
}

/** What requests are judged by; see `session` and `stepUp` of a contract. */
export type SessionFacts = { id: SignedInId; level: 'partial' | 'full'; steppedUp: boolean }

const staffIdleMinutes = 30
const staffMinutes = 12 * 60
const volunteerMinutes = 30 * 24 * 60
const stepUpMinutes = 10

/** How coarse `lastSeenAt` is. */
export const seenSeconds = 60

/** Whose sessions are short, and for whom a one-time code alone is too little. */
const isStaff = (account: Account): boolean => mustHaveFactor(account.grants)

type Beginning = { id: SignedInId; device: Device; asksFactor: boolean }

export function beginSession({ id, device, asksFactor }: Beginning, account: Account, now: Instant): Session {
  const { personId, sessionEpoch: epoch } = account
  const endsAt = addMinutes(now, isStaff(account) ? staffMinutes : volunteerMinutes)
  return {
    id,
    personId,
    epoch,
    startedAt: now,
    lastSeenAt: now,
    endsAt,
    device,
    asksFactor,
    steppedUpAt: now,
  }
}

/**
 * Whether the session still stands for this account. The limits are those of the roles held now: a role that begins on
 * a date shortens what began without it.
 */
export function isAlive(session: Session, account: Account, now: Instant): boolean {
  if (account.standing !== 'ACTIVE' || session.epoch !== account.sessionEpoch) return false
  if (now >= session.endsAt) return false
  if (!isStaff(account)) return true
  return (
    now < addMinutes(session.startedAt, staffMinutes) &&
    now < addMinutes(session.lastSeenAt, staffIdleMinutes)
  )
}

export const factsOf = (session: Session, account: Account, now: Instant): SessionFacts => ({
  id: session.id,
  level: levelOf(session, account),
  steppedUp: now < addMinutes(session.steppedUpAt, stepUpMinutes),
})

export const levelOf = (session: Session, account: Account): SessionFacts['level'] =>
  (session.asksFactor === true || isStaff(account)) && session.verified === undefined ? 'partial' : 'full'

/** After the second factor was shown: the session is whole, and stepped up. */
export const withFactor = (session: Session, factor: Factor, now: Instant): Session => ({
  ...session,
  verified: { factor, at: now },
  lastSeenAt: now,
  steppedUpAt: now,
})

export const steppedUp = (session: Session, now: Instant): Session => ({
  ...session,
  lastSeenAt: now,
  steppedUpAt: now,
})

/** The session of who raised the epoch themselves, by an act of their own that changed their roles. */
export const renewed = (session: Session, account: Account): Session => ({
  ...session,
  epoch: session.epoch + 1,
  endsAt: isStaff(account)
    ? earlier(session.endsAt, addMinutes(session.startedAt, staffMinutes))
    : session.endsAt,
})

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)
