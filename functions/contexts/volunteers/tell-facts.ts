import type { Day } from '../../../shared/dates.ts'
import { factsOfResidentId } from '../../../shared/formats.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import type * as v from '../../../shared/vocabulary.ts'
import type { Believed } from '../../kernel/belief.ts'
import type { IsSuspended, Volunteers } from './ports.ts'
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

type Needs = { volunteers: Volunteers; isSuspended: IsSuspended }

/** Whose account is suspended can be asked for nothing, whatever stands in the file. */
const factsNow = async (isSuspended: IsSuspended, volunteer: Volunteer): Promise<Facts> => {
  const facts = toFacts(volunteer)
  return (await isSuspended(volunteer.personId)) ? { ...facts, standing: 'SUSPENDED' } : facts
}

/** Answers a port of other contexts: a volunteer's facts, believed at this version of the file. */
export const factsOf =
  ({ volunteers, isSuspended }: Needs) =>
  async (personId: PersonId): Promise<Believed<Facts> | undefined> => {
    const volunteer = await volunteers.find(personId)
    if (!volunteer) return undefined
    const answer = await factsNow(isSuspended, volunteer)
    return { answer, beliefs: [volunteers.unchanged(volunteer)] }
  }

/** Answers a port of other contexts: everyone who is appointed and active in a county. From an index: check again before relying on it. */
export const appointedIn =
  ({ volunteers, isSuspended }: Needs) =>
  async (county: RegionCode): Promise<Facts[]> => {
    const appointed = await volunteers.list({ county, stage: 'APPOINTED', standing: 'ACTIVE' })
    return Promise.all(appointed.map((one) => factsNow(isSuspended, one)))
  }

/** Answers a port of other contexts: a volunteer's name, in clear. */
export const nameOf =
  ({ volunteers }: Pick<Needs, 'volunteers'>) =>
  async (personId: PersonId): Promise<string | undefined> =>
    (await volunteers.find(personId))?.name
