import type { Day } from '../../../shared/dates.ts'
import { factsOfResidentId } from '../../../shared/formats.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import type * as v from '../../../shared/vocabulary.ts'
import type { Believed } from '../../kernel/belief.ts'
import type { Volunteers } from './ports.ts'
import { consentsCurrent, type Volunteer } from './volunteer.ts'

/** What other contexts may rely on of a volunteer. The name is clear: who shows it masks it. */
export type Facts = Pick<
  Volunteer,
  | 'personId'
  | 'version'
  | 'name'
  | 'region'
  | 'township'
  | 'background'
  | 'specialty'
  | 'stage'
  | 'standing'
  | 'helpFields'
  | 'availability'
  | 'dialects'
  | 'remote'
  | 'mostGroups'
> & {
  readonly sex: v.Sex
  readonly bornOn: Day
  readonly consentsCurrent: boolean
  readonly credential?:
    | {
        readonly kind: v.CredentialKind
        readonly status: v.CredentialStatus
        readonly validUntil?: Day | undefined
      }
    | undefined
}

function toFacts(volunteer: Volunteer): Facts {
  const {
    idNumber,
    credential,
    consents: _given,
    refused: _refused,
    appliedAt: _at,
    stageSince: _since,
    reason: _reason,
    paperSeen: _seen,
    numberUntil: _until,
    ...rest
  } = volunteer
  return {
    ...rest,
    ...factsOfResidentId(idNumber),
    consentsCurrent: consentsCurrent(volunteer),
    credential: credential && {
      kind: credential.kind,
      status: credential.status,
      validUntil: credential.validUntil,
    },
  }
}

type Needs = { volunteers: Volunteers }

/** Answers a port of other contexts: a volunteer's facts, believed at this version of the file. */
export const factsOf =
  ({ volunteers }: Needs) =>
  async (personId: PersonId): Promise<Believed<Facts> | undefined> => {
    const volunteer = await volunteers.find(personId)
    return volunteer && { answer: toFacts(volunteer), beliefs: [volunteers.unchanged(volunteer)] }
  }

/** Answers a port of other contexts: everyone who is appointed and active in a county. From an index: check again before relying on it. */
export const appointedIn =
  ({ volunteers }: Needs) =>
  async (county: RegionCode): Promise<Facts[]> =>
    (await volunteers.list({ county, stage: 'APPOINTED', standing: 'ACTIVE' })).map(toFacts)

/** Answers a port of other contexts: a volunteer's name, in clear. */
export const nameOf =
  ({ volunteers }: Needs) =>
  async (personId: PersonId): Promise<string | undefined> =>
    (await volunteers.find(personId))?.name
