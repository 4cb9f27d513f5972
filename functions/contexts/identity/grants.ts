import { type Actor, type Grant, grantsFor, isInForce, isOver, may } from '../../../shared/access.ts'
import { type Day, dayOf, type Instant } from '../../../shared/dates.ts'
import type { HeldGrant } from '../../../shared/grants.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { liesIn } from '../../../shared/regions.ts'
import { Failure } from '../../kernel/failure.ts'
import { type Account, endingSessions } from './account.ts'

/** First and last day; without a first one from the day on which it is taken up. */
export type Term = Pick<Grant, 'from' | 'until'>

/** The same role for the same organization or region, whatever its days. */
export const sameRole = (a: Grant, b: Grant): boolean =>
  a.role === b.role && a.organizationId === b.organizationId && a.region === b.region

/** The grant of this role that holds or will hold. */
export const liveGrant = (account: Account, grant: Grant, on: Day): HeldGrant | undefined =>
  account.grants.find((held) => sameRole(held, grant) && !isOver(held, on))

/** Whether the offered role would make one person writer and auditor; a role that is over no longer counts. */
const clashes = (held: readonly Grant[], offered: Grant, on: Day): boolean =>
  held.some((grant) => !isOver(grant, on) && (grant.role === 'AUDITOR') !== (offered.role === 'AUDITOR'))

/** Who offered the role, who takes it up, and when. */
type Giving = {
  readonly givenBy: PersonId | 'system'
  readonly by: PersonId | 'system'
  readonly at: Instant
}

/** The account with one more role, its sessions ended; what it holds already, or will hold, stays as it is. */
export function withGrant(account: Account, offered: Grant, { givenBy, by, at }: Giving): Account {
  const today = dayOf(at)
  if (liveGrant(account, offered, today)) return account
  if (clashes(account.grants, offered, today)) throw new Failure('writer-and-auditor')
  const from = offered.from !== undefined && offered.from > today ? offered.from : today
  const others = account.grants.filter((held) => !sameRole(held, offered))
  const grants = [...others, { ...offered, from, givenBy, givenAt: at }]
  return endingSessions({ ...account, grants }, by)
}

/** The account with other days for a role that it holds or will hold. */
export const withTerm = (account: Account, held: HeldGrant, { from, until }: Term, by: PersonId): Account => {
  const grants = account.grants.map((one) =>
    sameRole(one, held) ? { ...one, from: from ?? one.from, until } : one,
  )
  return endingSessions({ ...account, grants }, by)
}

/** The account without a role, its sessions ended. */
const without = (account: Account, held: HeldGrant, by: PersonId): Account =>
  endingSessions({ ...account, grants: account.grants.filter((one) => !sameRole(one, held)) }, by)

/** Taken back: the person reads the reason. */
export const revoked = (
  account: Account,
  held: HeldGrant,
  reason: string,
  by: PersonId,
  at: Instant,
): Account => ({
  ...without(account, held, by),
  revoked: [...(account.revoked ?? []), { grant: held, at, reason }],
})

/** Given up by the person. */
export const left = (account: Account, held: HeldGrant): Account => without(account, held, account.personId)

/** Refuses days that are not in order, a last day that has passed, and another first day for what has begun. */
export function requireTerm({ from, until }: Term, on: Day, language: Language, held?: HeldGrant): void {
  const isKept = held !== undefined && (from === undefined || from === held.from)
  const hasBegun = held !== undefined && isInForce({ ...held, until: undefined }, on)
  const first = from ?? held?.from ?? on
  const errors = []
  if (!isKept && (hasBegun || (from !== undefined && from < on)))
    errors.push(inputError('from', 'begun-already', language))
  if (until !== undefined && (until < first || until < on))
    errors.push(inputError('until', 'ends-before-it-begins', language))
  if (errors.length > 0) throw new Failure('bad-input', { errors })
}

/** Whether a grant stands above what is given: administrators appoint only for regions that lie within the own one and are not it. */
const isAbove = ({ region: own }: Grant, { role, region }: Grant): boolean =>
  role !== 'ADMINISTRATOR' ||
  (own !== undefined && region !== undefined && own !== region && liesIn(region, own))

/** Refuses administrators the appointing and removing of their equals. */
export function requireRank(actor: Actor, given: Grant): void {
  const isHigher = (held: Grant) => isAbove(held, given)
  if (given.region !== undefined && !grantsFor(actor, 'identity.change-official').some(isHigher))
    throw new Failure('above-own-rank')
}

/** The grant under which the actor gives this one, if there is any. */
export const grantToGive = (actor: Actor, given: Grant): Grant | undefined =>
  actor.grants.find((held) => {
    const need = given.organizationId === undefined ? 'identity.invite-official' : 'identity.invite-staff'
    return may({ ...actor, grants: [held] }, need, given) && isAbove(held, given)
  })

/** Whether a role is in force and has no last day. */
export const stays = (grant: Grant, on: Day): boolean => isInForce(grant, on) && grant.until === undefined

/** Roles without whose holder nobody could give a role there any more. */
const keepers: ReadonlySet<string> = new Set(['ADMINISTRATOR', 'ORG_MANAGER'])

/** Whether a change takes a keeper's role that lasts: somebody else must hold the same one then. */
export const needsAnother = (before: Grant, after: Grant | undefined, on: Day): boolean =>
  keepers.has(before.role) && stays(before, on) && (after === undefined || !stays(after, on))

/** Who else keeps the role there: in force today, and without an end. */
export const anotherOf = <H extends { personId: PersonId; grant: Grant }>(
  holders: readonly H[],
  leaving: PersonId,
  on: Day,
): H => {
  const other = holders.find(({ personId, grant }) => personId !== leaving && stays(grant, on))
  if (!other) throw new Failure('last-administrator')
  return other
}
