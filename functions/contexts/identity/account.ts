import { type Actor, type Grant, isInForce, isOver } from '../../../shared/access.ts'
import { addMinutes, dayOf, type Instant } from '../../../shared/dates.ts'
import type { HeldGrant, RevokedGrant } from '../../../shared/grants.ts'
import type { InvitationId, PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { Failure } from '../../kernel/failure.ts'

/** A person with an account: how to reach them and which roles they hold. */
export type Account = {
  readonly personId: PersonId
  readonly version: number
  /** Mobile (`+86…`) or mail, each proved by a code; the first is where messages go. */
  readonly addresses: readonly string[]
  readonly language: Language
  /** With their days: `actorOf` tells which are in force. */
  readonly grants: readonly HeldGrant[]
  readonly revoked?: readonly RevokedGrant[] | undefined
  readonly openedAt: Instant
  /** Only an ACTIVE one can sign in or act. */
  readonly standing: 'ACTIVE' | 'SUSPENDED' | 'ERASED'
  /** Sessions carry the one they began under; raising it ends them all in the same transaction. */
  readonly sessionEpoch: number
  /** Who raised it last: by one's own act one's present session is renewed, and not ended. */
  readonly epochRaisedBy?: PersonId | 'system' | undefined
}

/** An account as its first sign-in opens it. */
export const newAccount = (
  personId: PersonId,
  address: string,
  language: Language,
  openedAt: Instant,
): Account => ({
  personId,
  version: 0,
  addresses: [address],
  language,
  grants: [],
  openedAt,
  standing: 'ACTIVE',
  sessionEpoch: 0,
})

/** The same, with every session of before ended; whatever takes a role or gives one goes through this. */
export const endingSessions = (account: Account, by: PersonId | 'system'): Account => ({
  ...account,
  sessionEpoch: account.sessionEpoch + 1,
  epochRaisedBy: by,
})

/** Kept from signing in, and all that was signed in ended. */
export function suspended(account: Account, by: PersonId): Account {
  if (account.standing !== 'ACTIVE') throw new Failure('wrong-stage')
  return { ...endingSessions(account, by), standing: 'SUSPENDED' }
}

export function restored(account: Account): Account {
  if (account.standing !== 'SUSPENDED') throw new Failure('wrong-stage')
  return { ...account, standing: 'ACTIVE' }
}

/** An offer of a role to whoever can sign in with an address. */
export type Invitation = {
  readonly id: InvitationId
  readonly version: number
  readonly address: string
  readonly grant: Grant
  readonly status: 'OPEN' | 'ACCEPTED' | 'DECLINED'
  readonly invitedBy: PersonId | 'system'
  readonly expiresAt: Instant
}

const daysOpen = 14

export function openInvitation(
  id: InvitationId,
  address: string,
  grant: Grant,
  by: PersonId | 'system',
  now: Instant,
): Invitation {
  return {
    id,
    version: 0,
    address,
    grant,
    status: 'OPEN',
    invitedBy: by,
    expiresAt: addMinutes(now, daysOpen * 1440),
  }
}

export const isOpen = (invitation: Invitation, now: Instant): boolean =>
  invitation.status === 'OPEN' && now < invitation.expiresAt && !isOver(invitation.grant, dayOf(now))

/** Accepting or declining is final; nobody takes up a role that they offered themselves. */
export function answered(
  invitation: Invitation,
  account: Account,
  accept: boolean,
  now: Instant,
): Invitation {
  if (!isOpen(invitation, now)) throw new Failure('invitation-ended')
  if (accept && invitation.invitedBy === account.personId) throw new Failure('own-grant')
  return { ...invitation, status: accept ? 'ACCEPTED' : 'DECLINED' }
}

/** Who acts now: with the grants that are in force on this Beijing day. */
export const actorOf = ({ personId, grants }: Account, now: Instant): Actor => ({
  personId,
  grants: grants.filter((held) => isInForce(held, dayOf(now))),
})
