import type { OrganizationId, ProgrammeId } from '../../../shared/ids.ts'
import type { ProgrammeInput } from '../../../shared/training.ts'
import { Failure } from '../../kernel/failure.ts'

/** What an organization teaches again and again: one of the three subjects, and how long its certificate is valid. */
export type Programme = ProgrammeInput & {
  readonly id: ProgrammeId
  readonly version: number
  readonly organizationId: OrganizationId
}

/** The programme with what was changed. Sessions that are scheduled already keep what they announced. */
export function changedProgramme(programme: Programme, version: number, input: ProgrammeInput): Programme {
  if (version !== programme.version) throw new Failure('changed-meanwhile')
  const { id, organizationId } = programme
  return { ...input, id, version, organizationId }
}
