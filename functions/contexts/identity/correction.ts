import {
  type Correctable,
  type CorrectionInput,
  type CorrectionStatus,
  isOfTraining,
} from '../../../shared/corrections.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { CorrectionId, OrganizationId, PersonId, RegionCode, SessionId } from '../../../shared/ids.ts'
import { Failure } from '../../kernel/failure.ts'

/** That a person finds something wrong in what is stored about them, and what became of it. */
export type Correction = {
  readonly id: CorrectionId
  readonly version: number
  readonly personId: PersonId
  readonly field: Correctable
  /** Who answers: the reviewers of a county, or else the managers of an organization. */
  readonly region?: RegionCode | undefined
  readonly organizationId?: OrganizationId | undefined
  readonly sessionId?: SessionId | undefined
  readonly wrong: string
  readonly status: CorrectionStatus
  readonly askedAt: Instant
  readonly answeredAt?: Instant | undefined
  readonly answeredBy?: PersonId | undefined
  readonly answer?: string | undefined
}

/** Where the person lives, and which organization held the session: whoever recorded it corrects it. */
type Known = { region: RegionCode | undefined; organizationId: OrganizationId | undefined }

/** Open requests of one person at once: enough for every field. */
export const mostOpen = 10

export function askedFor(
  { id, personId, at }: { id: CorrectionId; personId: PersonId; at: Instant },
  input: CorrectionInput,
  { region, organizationId }: Known,
): Correction {
  const whose = isOfTraining(input.field) ? { organizationId } : { region }
  if (whose.organizationId === undefined && whose.region === undefined)
    throw new Failure('nothing-to-correct')
  return { ...input, ...whose, id, version: 0, personId, status: 'OPEN', askedAt: at }
}

type Answer = { readonly done: boolean; readonly answer: string; readonly by: PersonId; readonly at: Instant }

/** Done or refused, with a reason in either case; nobody answers the own request. */
export function answeredWith(correction: Correction, { done, answer, by, at }: Answer): Correction {
  if (by === correction.personId) throw new Failure('not-permitted')
  if (correction.status !== 'OPEN') throw new Failure('wrong-stage')
  const status = done ? 'DONE' : 'REFUSED'
  return { ...correction, status, answer, answeredBy: by, answeredAt: at }
}
