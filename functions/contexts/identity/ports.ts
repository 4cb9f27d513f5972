import type { Actor, Grant } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { Task } from '../../../shared/identity.ts'
import type { InvitationId, OrganizationId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Account, Invitation } from './account.ts'

type Happening = { name: EventName; by: Pick<Actor, 'personId'> | 'system'; at: Instant }

export type Accounts = {
  find(personId: PersonId): Promise<Account | undefined>
  findByAddress(address: string): Promise<Account | undefined>
  /** Also claims its addresses; a taken one is refused. */
  create(account: Account, happening: Happening): Promise<Receipt[]>
  save(account: Account, happening: Happening): Promise<Receipt[]>
  /** The same save as a belief, for another context's commit. */
  riding(account: Account, happening: Happening): Promise<Belief>
}

export type Codes = {
  /** Takes one of the five codes an hour of an address; false when there is none left. */
  spendBudget(address: string): Promise<boolean>
  /** Only the hash of the code is kept, bound to address and browser. */
  put(address: string, browser: string, code: string, until: Instant): Promise<void>
  /** Counts the try before it compares, and lets a code succeed once. */
  take(address: string, browser: string, code: string): Promise<boolean>
}

export type SignedIn = {
  /** Only the hash of the token is kept. */
  start(token: string, personId: PersonId, until: Instant): Promise<void>
  find(token: string): Promise<PersonId | undefined>
  end(token: string): Promise<void>
}

export type Staff = { personId: PersonId; address: string; grant: Grant; since: Instant }

export type Invitations = {
  listFor(address: string): Promise<Invitation[]>
  listOfOrganization(organizationId: string): Promise<Invitation[]>
  create(invitation: Invitation, happening: Happening, beliefs?: readonly Belief[]): Promise<Receipt[]>
  /** Saves the answer and, where it brings a role, the account that has it now, in one transaction. */
  answer(invitation: Invitation, granted: Account | undefined, happening: Happening): Promise<Receipt[]>
  /** The entry among an organization's staff that comes with a role in it, for the same transaction. */
  joining(grant: Grant, account: Account, happening: Happening): Promise<Belief[]>
  /** Who holds a role in an organization. */
  listStaff(organizationId: string): Promise<Staff[]>
}

export type SendCode = (address: string, code: string, language: Language) => Promise<void>

/** Names that identity does not know: asked of other contexts. */
export type NamesOf = {
  organization(id: OrganizationId): Promise<string | undefined>
  region(code: string, language: Language): Promise<string | undefined>
  /** Masked name of a person who has applied as a volunteer. */
  person(id: PersonId): Promise<string | undefined>
}

/** What waits for this person, over all contexts. */
export type TasksOf = (actor: Actor) => Promise<Task[]>

export type NewInvitationId = () => InvitationId

/** Asked of regions: refuses those that the deployment does not have, each with its path in the input. */
export type RequireRegions = (
  said: Readonly<Record<string, RegionCode | undefined>>,
  language: Language,
) => Promise<void>
