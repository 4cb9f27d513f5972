import type { Actor, Grant } from '../../../shared/access.ts'
import type { RequirementsCheck } from '../../../shared/certifications.ts'
import type { Day, Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Standing, VolunteerStage } from '../../../shared/vocabulary.ts'
import type { Belief, Believed } from '../../kernel/belief.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Volunteer } from './volunteer.ts'

type Happening = { name: EventName; by: Pick<Actor, 'personId'> | 'system'; at: Instant }

/** Volunteers of a county at a stage; without a standing those who are active come first, each oldest first. */
export type Queue = { county: RegionCode; stage: VolunteerStage; standing?: Standing | undefined }

/** Who waits in a queue, and since when: read without opening what is sealed. */
export type Waiting = Pick<Volunteer, 'personId' | 'region' | 'stageSince'>

export type Volunteers = {
  find(personId: PersonId): Promise<Volunteer | undefined>
  /** Kept apart from the file, and only until a decision. */
  checkCodeOf(personId: PersonId): Promise<string | undefined>
  page(queue: Queue, request: PageRequest): Promise<Page<Volunteer>>
  /** Everyone in a queue: for counts that must not miss one. */
  listWaiting(queue: Queue): Promise<Waiting[]>
  /** The same with the whole files. */
  list(queue: Queue): Promise<Volunteer[]>
  /** Also claims the ID number; a taken one is `account-exists`. */
  create(
    volunteer: Volunteer,
    checkCode: string | undefined,
    beliefs: Belief[],
    happening: Happening,
  ): Promise<Receipt[]>
  /** Also moves the claim when the ID number changed. */
  resubmit(
    volunteer: Volunteer,
    before: Volunteer,
    checkCode: string | undefined,
    happening: Happening,
  ): Promise<Receipt[]>
  /** Also deletes the check code. */
  decide(volunteer: Volunteer, happening: Happening): Promise<Receipt[]>
  save(volunteer: Volunteer, beliefs: Belief[], happening: Happening): Promise<Receipt[]>
  /** That the file is still at this version. */
  unchanged(volunteer: Volunteer): Belief
}

/** The role that comes with an application, for the same transaction. */
export type GrantRole = (actor: Actor, grant: Grant) => Promise<Belief[]>

/** Asked of identity: whether the account is suspended. */
export type IsSuspended = (personId: PersonId) => Promise<boolean>

/** How a person stands to what a region asks, on a day. */
export type StandingOf = (
  personId: PersonId,
  region: RegionCode,
  on: Day,
) => Promise<Believed<RequirementsCheck>>

/** The counties that a scope holds. */
export type CountiesIn = (scope: RegionCode) => Promise<RegionCode[]>

/** Asked of regions: refuses those that the deployment does not have, each with its path in the input. */
export type RequireRegions = (
  said: Readonly<Record<string, RegionCode | undefined>>,
  language: Language,
) => Promise<void>
