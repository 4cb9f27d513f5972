import type { Actor, Grant } from '../../../shared/access.ts'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
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
  readonly grants: readonly Grant[]
  readonly openedAt: Instant
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

export const sameGrant = (a: Grant, b: Grant): boolean =>
  a.role === b.role && a.organizationId === b.organizationId && a.region === b.region

/** The account with one more role; holding it already changes nothing. */
export const withGrant = (account: Account, grant: Grant): Account =>
  account.grants.some((held) => sameGrant(held, grant))
    ? account
    : { ...account, grants: [...account.grants, grant] }

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
  invitation.status === 'OPEN' && now < invitation.expiresAt

/** Accepting or declining is final. Nobody is writer and auditor at once. */
export function answered(
  invitation: Invitation,
  account: Account,
  accept: boolean,
  now: Instant,
): Invitation {
  if (!isOpen(invitation, now)) throw new Failure('invitation-ended')
  if (accept && clashes(account.grants, invitation.grant)) throw new Failure('not-permitted')
  return { ...invitation, status: accept ? 'ACCEPTED' : 'DECLINED' }
}

/** Whether the offered role would make one person writer and auditor. */
export const clashes = (held: readonly Grant[], offered: Grant): boolean =>
  held.some((grant) => (grant.role === 'AUDITOR') !== (offered.role === 'AUDITOR'))

const staffMinutes = 12 * 60
const volunteerMinutes = 30 * 24 * 60

/** How long a sign-in lasts: 12 hours for staff, 30 days for those who are volunteers alone or nothing yet. */
export const signedInMinutes = (account: Account): number =>
  account.grants.some((grant) => grant.role !== 'VOLUNTEER') ? staffMinutes : volunteerMinutes

export const actorOf = (account: Account): Actor => ({ personId: account.personId, grants: account.grants })
