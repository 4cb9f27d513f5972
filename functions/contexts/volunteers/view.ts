import { factsOfResidentId, maskName, maskNumber, maskResidentId } from '../../../shared/formats.ts'
import {
  credentialHints,
  type VolunteerCase,
  type VolunteerFile,
  type VolunteerRow,
} from '../../../shared/volunteers.ts'
import { type Case, isOpen } from './get-volunteer-case.ts'
import type { Listed } from './list-volunteers.ts'
import type { Volunteer } from './volunteer.ts'

/** One's own file: the ID number is masked even here. */
export function toFile({ personId, region, idNumber, paperSeen: _seen, ...rest }: Volunteer): VolunteerFile {
  const { sex } = factsOfResidentId(idNumber)
  return {
    ...listsOf(rest),
    id: personId,
    county: region,
    idNumber: maskResidentId(idNumber),
    sex,
    consents: [...rest.consents],
    refused: [...(rest.refused ?? [])],
  }
}

/** A line of the region's list: the name masked. */
export const toRow = ({
  volunteer: { personId, version, name, background, region, stage, standing, stageSince },
  isSuspended,
  missing,
}: Listed): VolunteerRow => ({
  id: personId,
  version,
  name: maskName(name),
  background,
  county: region,
  stage,
  standing,
  stageSince,
  ...(isSuspended ? { suspended: true } : {}),
  ...(missing ? { missing } : {}),
})

/** The reviewer's case. In clear while there is something to decide; afterwards the numbers are masked. */
export function toCase({ volunteer, checkCode, on }: Case): VolunteerCase {
  const {
    personId,
    region,
    idNumber,
    credential,
    consents: _given,
    refused: _refused,
    paperSeen: _seen,
    ...rest
  } = volunteer
  const open = isOpen(rest)
  return {
    ...listsOf(rest),
    ...factsOfResidentId(idNumber),
    id: personId,
    county: region,
    idNumber: open ? idNumber : maskResidentId(idNumber),
    credential: credential && {
      ...credential,
      number: open ? credential.number : maskNumber(credential.number),
      checkCode,
    },
    hints: credential ? credentialHints(credential, rest.background, on) : [],
  }
}

const listsOf = <T extends Pick<Volunteer, 'helpFields' | 'availability' | 'dialects'>>(it: T) => ({
  ...it,
  helpFields: [...it.helpFields],
  availability: [...it.availability],
  dialects: [...it.dialects],
})
