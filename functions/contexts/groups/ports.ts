import type { Actor } from '../../../shared/access.ts'
import type { Day, Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { CoarseCard, SeatInput } from '../../../shared/groups.ts'
import type { GroupId, PersonId, PlacementId, RegionCode } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Refusal } from '../../../shared/matching.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { GroupStatus } from '../../../shared/vocabulary.ts'
import type { Believed } from '../../kernel/belief.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Group } from './group.ts'
import type { Bar, Placement } from './placement.ts'

export type Happening = { name: EventName; by: Pick<Actor, 'personId'> | 'system'; at: Instant }

export type Groups = {
  find(id: GroupId): Promise<Group | undefined>
  hasCode(code: string): Promise<boolean>
  /** Also claims the code. */
  create(group: Group, happening: Happening): Promise<Receipt[]>
  save(group: Group, happening: Happening): Promise<Receipt[]>
  /** Longest waiting first. */
  list(county: RegionCode, status: GroupStatus, request: PageRequest): Promise<Page<Group>>
  /** How many groups of these counties an outline fits, open or closed since `closedAfter`: exact while they are few. */
  countLike(counties: readonly RegionCode[], outline: CoarseCard, closedAfter: Instant): Promise<number>
  /** Groups with an open seat, longest waiting first and at most so many; read without opening what is sealed. */
  listWaiting(county: RegionCode, most: number): Promise<Pick<Group, 'region' | 'openedAt'>[]>
}

export type Placements = {
  find(groupId: GroupId, id: PlacementId): Promise<Placement | undefined>
  /** One of a person's own, by what they know of it; as it is, once the index knows it too. */
  findOf(personId: PersonId, id: PlacementId): Promise<Placement | undefined>
  /** Everything that happened in a group, consistently. */
  listOfGroup(groupId: GroupId): Promise<Placement[]>
  /** From an index: may be a moment late. */
  listOfPerson(personId: PersonId): Promise<Placement[]>
  /** Accepted and awaiting a confirmation; from an index, as many as `most`. */
  listToConfirm(county: RegionCode, most: number): Promise<Placement[]>
  /** `already-invited` when a live or declined invitation of this person to this group stands. */
  invite(placement: Placement, group: Group, happening: Happening): Promise<Receipt[]>
  /** Only while the seat is free: `seat-taken` otherwise. */
  accept(placement: Placement, happening: Happening): Promise<Receipt[]>
  /** Keeps the person from being asked again for this group. */
  decline(placement: Placement, happening: Happening): Promise<Receipt[]>
  withdraw(placement: Placement, happening: Happening): Promise<Receipt[]>
  /** Takes the seat (`seat-taken`) and one of the person's places (`load-reached`); others invited to the seat are let go. */
  confirm(
    placement: Placement,
    group: Group,
    others: readonly Placement[],
    happening: Happening,
    eligible: Eligible,
  ): Promise<Receipt[]>
  /** Frees the seat and the load. */
  end(placement: Placement, group: Group, happening: Happening): Promise<Receipt[]>
  /** Ends or withdraws all given placements with their group. */
  close(group: Group, placements: readonly Placement[], happening: Happening): Promise<Receipt[]>
  /** In how many groups the person holds a place. */
  loadOf(personId: PersonId): Promise<number>
}

export type Pair = {
  group: Omit<Group, 'riskNotice' | 'note'>
  seat: SeatInput
  personId: PersonId
  /** Groups in which the person holds a place. */
  load: number
  bar: Bar | undefined
}

/** No refusals: may be placed. `most` is how many groups the person can hold at once. */
export type Eligibility = { refusals: Refusal[]; most: number }
export type Eligible = Believed<Eligibility>

/** Asked of matching: every hard rule on this day. `undefined`: no volunteer of the group's prefecture. */
export type EligibilityOf = (pair: Pair, on: Day) => Promise<Eligible | undefined>

/** Asked of volunteers: the name in clear. */
export type NameOf = (personId: PersonId) => Promise<string | undefined>

/** Asked of regions: the letters of the prefecture in which a county lies, and the counties that touch a region. */
export type LettersOf = (county: RegionCode) => Promise<string | undefined>
export type CountiesOf = (region: RegionCode) => Promise<RegionCode[]>

/** Asked of regions: refuses those that the deployment does not have, each with its path in the input. */
export type RequireRegions = (
  said: Readonly<Record<string, RegionCode | undefined>>,
  language: Language,
) => Promise<void>
