import type { Actor, Grant } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { Task } from '../../../shared/identity.ts'
import type { InvitationId, OrganizationId, PersonId, RegionCode, SignedInId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Account, Invitation } from './account.ts'
import type { Session } from './session.ts'

type Happening = {
  name: EventName
  by: Pick<Actor, 'personId'> | 'system'
  at: Instant
  /** Choices, never a value of anybody. */
  details?: Readonly<Record<string, string>>
  /** That of the role in question, where it has one: its auditor finds the event. */
  region?: RegionCode | undefined
}

export type Accounts = {
  find(personId: PersonId): Promise<Account | undefined>
  findByAddress(address: string): Promise<Account | undefined>
  /** Also claims its addresses; a taken one is refused. */
  create(account: Account, happening: Happening): Promise<Receipt[]>
  /** The rosters follow in the same transaction, here and in `riding`. */
  save(account: Account, happening: Happening, beliefs?: readonly Belief[]): Promise<Receipt[]>
  /** The same save as beliefs, for another context's commit. */
  riding(account: Account, happening: Happening): Promise<Belief[]>
}

/** Budgets of what strangers ask for: false when nothing is left. Sources are kept as keyed hashes, for a day. */
export type Spending = {
  codeOfAddress(address: string): Promise<boolean>
  /** Without a source, on one's own machine, there is nothing to tell strangers apart by. */
  codeOfSource(source: string | undefined): Promise<boolean>
  codeInTotal(): Promise<boolean>
  signInOfSource(source: string | undefined): Promise<boolean>
}

export type NewCode = {
  address: string
  browser: string
  code: string
  until: Instant
  /** Chance that tells this code from the next one. */
  issue: string
}

export type Codes = {
  /** Only the hash of the code is kept, bound to address and browser; it takes the place of one before. */
  put(code: NewCode): Promise<void>
  /** Counts the try, against the very code that it is compared with, before it compares; lets a code succeed once. */
  take(address: string, browser: string, code: string): Promise<boolean>
}

/** A session with the token that finds it; only a keyed hash of the token is kept. */
export type Tokened = { readonly token: string; readonly session: Session }

export type SignedIn = {
  start(started: Tokened): Promise<void>
  find(token: string): Promise<Session | undefined>
  /** Says that it is in use: one write a minute at most. */
  touch(token: string, session: Session, at: Instant): Promise<void>
  /** Gives a session its new token; false when the old one has ended meanwhile. */
  replace(token: string, by: Tokened): Promise<boolean>
  /** The same for another commit, which then fails with `sign-in-needed`. */
  replacing(token: string, by: Tokened): Belief[]
  end(token: string): Promise<void>
  /** Those that the store has not forgotten; whether they are alive their account says. */
  listOf(personId: PersonId): Promise<Session[]>
  /** False when the person has none of this id. */
  endOne(personId: PersonId, id: SignedInId): Promise<boolean>
}

/** Somebody's role as the roster of an organization or a region has it. */
export type Staff = {
  personId: PersonId
  address: string
  grant: Grant
  since: Instant
  standing?: 'SUSPENDED' | undefined
}

/** Who holds which role where: written with each account, from nothing but the account. */
export type Roster = {
  listStaff(organizationId: OrganizationId): Promise<Staff[]>
  /** Those of a region and of what lies in it, as far as it lies in this prefecture. */
  listOfficials(prefecture: RegionCode, region: RegionCode): Promise<Staff[]>
  /** Who holds this role for this organization or region and is not suspended; `remains` believes that the entry stays as it was read. */
  holdersOf(role: Grant): Promise<{ personId: PersonId; grant: Grant; remains: Belief }[]>
}

/** Asked of regions: the counties of a scope. */
export type CountiesIn = (scope: RegionCode) => Promise<RegionCode[]>

export type Invitations = {
  listFor(address: string): Promise<Invitation[]>
  /** Those that were not answered and have not lapsed by now. */
  listOfOrganization(organizationId: OrganizationId, now: Instant): Promise<Invitation[]>
  listOfPrefecture(prefecture: RegionCode, now: Instant): Promise<Invitation[]>
  create(invitation: Invitation, happening: Happening, beliefs?: readonly Belief[]): Promise<Receipt[]>
  /** Saves the answer and, where it brings a role, the account that has it now, in one transaction. */
  answer(
    invitation: Invitation,
    granted: Account | undefined,
    happening: Happening,
    beliefs: readonly Belief[],
  ): Promise<Receipt[]>
}

export type SendCode = (address: string, code: string, language: Language) => Promise<void>

/** Names that identity does not know: asked of other contexts. */
export type NamesOf = {
  organization(id: OrganizationId): Promise<string | undefined>
  region(code: string, language: Language): Promise<string | undefined>
  /** Masked name of a person who has applied as a volunteer. */
  person(id: PersonId): Promise<string | undefined>
}

/** Asked of volunteers: the county of a person's file. */
export type RegionOfVolunteer = (personId: PersonId) => Promise<RegionCode | undefined>

/** What waits for this person, over all contexts. */
export type TasksOf = (actor: Actor) => Promise<Task[]>

export type NewInvitationId = () => InvitationId

/** Asked of regions: refuses those that the deployment does not have, each with its path in the input. */
export type RequireRegions = (
  said: Readonly<Record<string, RegionCode | undefined>>,
  language: Language,
) => Promise<void>
