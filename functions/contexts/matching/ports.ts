import type { RequirementsCheck } from '../../../shared/certifications.ts'
import type { Day } from '../../../shared/dates.ts'
import type { GroupId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Region } from '../../../shared/regions.ts'
import type * as v from '../../../shared/vocabulary.ts'
import type { Believed } from '../../kernel/belief.ts'

/** What matching knows of a volunteer. */
export type Volunteer = {
  readonly personId: PersonId
  /** In clear: who shows it masks it. */
  readonly name: string
  /** County. */
  readonly region: RegionCode
  readonly township?: RegionCode | undefined
  readonly background: v.Background
  readonly sex: v.Sex
  readonly stage: v.VolunteerStage
  readonly standing: v.Standing
  readonly helpFields: readonly v.HelpField[]
  readonly availability: readonly v.WeekSlot[]
  readonly dialects: readonly v.Dialect[]
  readonly remote: boolean
  readonly mostGroups: number
  readonly consentsCurrent: boolean
  readonly credential?:
    | {
        readonly kind: v.CredentialKind
        readonly status: v.CredentialStatus
        readonly validUntil?: Day | undefined
      }
    | undefined
}

/** What matching may use of a group: the coarse card and the office's place, nothing more of the person supported. */
export type Case = {
  readonly id: GroupId
  /** Decides who may see suggestions. */
  readonly region: RegionCode
  readonly county: RegionCode
  readonly township?: RegionCode | undefined
  readonly helpFields: readonly v.HelpField[]
  readonly availability: readonly v.WeekSlot[]
  readonly priority: v.Priority
  readonly seats: readonly Seat[]
}

export type Seat = {
  readonly role: v.SeatRole
  readonly background?: v.Background | undefined
  readonly womanOnly?: boolean | undefined
}

/** Why a person may not be asked for this group again, from what happened before. */
export type Bar = 'already-in-group' | 'declined-before'

/** Asked of volunteers. */
export type FactsOf = (personId: PersonId) => Promise<Believed<Volunteer> | undefined>
export type AppointedIn = (county: RegionCode) => Promise<readonly Volunteer[]>
/** Asked of certifications: how a person stands to the requirements of a region on a day. */
export type StandingOf = (
  personId: PersonId,
  region: RegionCode,
  on: Day,
) => Promise<Believed<RequirementsCheck>>
/** Asked of regions. */
export type ListRegions = () => Promise<readonly Region[]>
/** Asked of groups: a case with its open volunteers' seats and the bars of persons; and in how many groups someone is. */
export type FindCase = (
  id: GroupId,
) => Promise<{ group: Case; open: readonly number[]; bars: ReadonlyMap<PersonId, Bar> } | undefined>
export type LoadOf = (personId: PersonId) => Promise<number>
