import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import { ageOn, dayOf, type Day, type Instant } from '../../../shared/dates.ts'
import { factsOfResidentId } from '../../../shared/formats.ts'
import type * as v from '../../../shared/vocabulary.ts'
import {
  type Application,
  type Consent,
  consentVersions,
  type CredentialInput,
  neededConsents,
} from '../../../shared/volunteers.ts'
import { Failure } from '../../kernel/failure.ts'

/** A professional credential that somebody else issued. Expired is computed, never stored. */
export type Credential = {
  readonly kind: v.CredentialKind
  readonly number: string
  readonly issuedOn: Day
  readonly validUntil?: Day | undefined
  readonly status: v.CredentialStatus
  /** How, by whom and when it was looked at. */
  readonly decided?:
    | { readonly method: v.CheckMethod; readonly by: PersonId; readonly at: Instant }
    | undefined
}

/** A person's file as a volunteer; day of birth and sex are read from the ID number, not kept beside it. */
export type Volunteer = {
  readonly personId: PersonId
  readonly version: number
  /** The county where they live. */
  readonly region: RegionCode
  readonly township?: RegionCode | undefined
  readonly name: string
  readonly idNumber: string
  readonly background: v.Background
  readonly specialty?: string | undefined
  readonly helpFields: readonly v.HelpField[]
  readonly availability: readonly v.WeekSlot[]
  readonly dialects: readonly v.Dialect[]
  readonly remote: boolean
  readonly mostGroups: number
  readonly credential?: Credential | undefined
  readonly consents: readonly Given[]
  /** Texts that were refused, or agreed to and taken back: not asked again. */
  readonly refused?: readonly Given[] | undefined
  readonly stage: v.VolunteerStage
  readonly standing: v.Standing
  readonly appliedAt: Instant
  /** Since when they are at this stage with this standing. */
  readonly stageSince: Instant
  /** Why it was returned or refused. */
  readonly reason?: string | undefined
  /** Until when the credential's number is kept in full, once it was decided about. */
  readonly numberUntil?: Instant | undefined
  /** Who saw the identity paper itself, and when. */
  readonly paperSeen?: { readonly by: PersonId; readonly at: Instant } | undefined
}

type Given = Consent & { readonly at: Instant }
type State = { readonly stage: v.VolunteerStage; readonly standing: v.Standing }

const waiting = { stage: 'APPLIED', standing: 'ACTIVE' } as const
const verified = { stage: 'VERIFIED', standing: 'ACTIVE' } as const

/** Every step there is: from where, to where. What is not listed cannot be done. */
export const steps = {
  resubmit: { from: { stage: 'APPLIED', standing: 'RETURNED' }, to: waiting },
  return: { from: waiting, to: { stage: 'APPLIED', standing: 'RETURNED' } },
  refuse: { from: waiting, to: { stage: 'APPLIED', standing: 'REFUSED' } },
  verify: { from: waiting, to: verified },
  appoint: { from: verified, to: { stage: 'APPOINTED', standing: 'ACTIVE' } },
} as const satisfies Record<string, { from: State; to: State }>

export type Step = keyof typeof steps

export const can = ({ stage, standing }: State, step: Step): boolean =>
  steps[step].from.stage === stage && steps[step].from.standing === standing

/** The file one step on; a reason belongs to the step that gave it. */
export function stepped(volunteer: Volunteer, step: Step, now: Instant): Volunteer {
  if (!can(volunteer, step)) throw new Failure('wrong-stage')
  const { reason: _past, ...rest } = volunteer
  return { ...rest, ...steps[step].to, stageSince: now }
}

const adultAge = 18

/** Whether the holder of an ID number is 18 on the Beijing day of an instant. */
export const isAdult = (idNumber: string, now: Instant): boolean =>
  ageOn(factsOfResidentId(idNumber).bornOn, dayOf(now)) >= adultAge

/** A first application. The caller has refused minors. */
export const applied = (personId: PersonId, application: Application, now: Instant): Volunteer => ({
  ...factsOf(application, [], now),
  ...waiting,
  personId,
  version: 0,
  appliedAt: now,
  stageSince: now,
})

/** The mended application, sent again. What was looked at before must be looked at anew. */
export function resubmitted(volunteer: Volunteer, application: Application, now: Instant): Volunteer {
  const { personId, version, appliedAt, stage, standing, stageSince, consents } = volunteer
  const mended = {
    ...factsOf(application, consents, now),
    personId,
    version,
    appliedAt,
    stage,
    standing,
    stageSince,
  }
  return stepped(mended, 'resubmit', now)
}

function factsOf(
  { county, credential, consents, ...facts }: Application,
  before: readonly Given[],
  now: Instant,
) {
  return {
    ...facts,
    region: county,
    credential: credential && pending(credential),
    consents: given(consents, before, now),
  }
}

const pending = ({ checkCode: _apart, ...credential }: CredentialInput): Credential => ({
  ...credential,
  status: 'PENDING',
})

/** Each text once, in the version in force; a text agreed to before keeps its instant. */
function given(consents: readonly Consent[], before: readonly Given[], now: Instant): Given[] {
  const kinds = [...new Set(consents.filter(isCurrent).map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const version = consentVersions[kind]
    const at = before.find((one) => one.kind === kind && one.version === version)?.at ?? now
    return { kind, version, at }
  })
}

const isCurrent = ({ kind, version }: Consent): boolean => consentVersions[kind] === version

/** Whether every text that a volunteer must agree to is agreed to in the version in force. */
export const consentsCurrent = ({ consents }: Volunteer): boolean =>
  neededConsents.every((kind) => consents.some((one) => one.kind === kind && isCurrent(one)))
