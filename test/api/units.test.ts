import { describe, expect, it } from 'vitest'
import { walkTheChain } from '../support/chain.ts'

/**
 * For each verb of the chain: read units, write units, and what its transaction holds (`?` is a check of another
 * context's item). The least possible stands in the last column: an item of a transaction costs two units for each
 * KB begun, and each entry of an index that appears, moves or must follow its item one (moved: two) more. A file of a
 * volunteer is sealed and takes 2 KB. Where one's own roles change, the session goes on under a new token. Reads: session and account are one each, then what the verb must know.
 */
const table: readonly [verb: string, read: number, write: number, holds: string, least: number][] = [
  ['getMe', 6, 0, '', 0],
  ['answerInvitationToRole', 6, 14, 'INV/EVT INV/… PER/A PER/EVT SSN/S SSN/S', 6 * 2 + 2],
  ['inviteToRole', 4, 6, 'INV/EVT INV/… OUT/…', 3 * 2],
  [
    'registerOrganization',
    6,
    21,
    'ORG/A ORG/EVT OUT/… PER/A PER/EVT STF/ORG UNQ/U SSN/S SSN/S',
    9 * 2 + 1 + 2,
  ],
  ['decideOrganization', 3, 8, 'ORG/A ORG/EVT OUT/…', 3 * 2 + 2],
  ['applyAsVolunteer', 7, 24, 'OUT/… PER/A PER/EVT UNQ/U VOL/A VOL/EVT SSN/S SSN/S', 6 * 2 + 2 * 4 + 2 + 2],
  ['getVolunteerCase', 4, 0, '', 0],
  ['decideVolunteer', 4, 12, 'OUT/… VOL/A VOL/EVT', 2 * 2 + 4 + 4],
  ['createProgramme', 3, 7, '?ORG/A PRG/A PRG/EVT', 3 * 2 + 1],
  ['scheduleSession', 5, 10, '?ORG/A SES/A SES/EVT SES/SEATS', 4 * 2 + 2],
  ['enrolVolunteer', 6, 13, '?VOL/A OUT/… SES/ENR SES/EVT SES/SEATS', 4 * 2 + 4 + 1],
  ['recordAttendance', 5, 9, '?HLD/ONE ?SES/A SES/ENR SES/EVT', 4 * 2 + 1],
  ['recordResult', 5, 9, '?HLD/ONE ?SES/A SES/ENR SES/EVT', 4 * 2 + 1],
  ['awardCertificate', 5, 12, '?SES/ENR HLD/CRT HLD/EVT HLD/ONE OUT/… UNQ/U', 6 * 2],
  ['getMyVolunteerFile', 3, 0, '', 0],
  [
    'appointVolunteer',
    7,
    24,
    '?HLD/CRT ?HLD/CRT ?HLD/CRT ?RUL/A ?RUL/A ?RUL/A OUT/… VOL/A VOL/EVT',
    8 * 2 + 4 + 4,
  ],
  ['openGroup', 4, 7, 'GRP/A GRP/EVT UNQ/U', 3 * 2 + 1],
  ['suggestHelpers', 11, 0, '', 0],
  ['inviteVolunteer', 11, 11, '?GRP/A GRP/EVT GRP/ONE GRP/PLC OUT/…', 5 * 2 + 1],
  ['answerInvitation', 6, 14, '?GRP/SEAT GRP/EVT GRP/ONE GRP/PLC LOD/L OUT/…', 6 * 2 + 2],
  [
    'confirmPlacement',
    12,
    34,
    '?HLD/CRT ?HLD/CRT ?HLD/CRT ?RUL/A ?RUL/A ?RUL/A ?VOL/A GRP/A GRP/EVT GRP/EVT GRP/PLC GRP/SEAT LOD/L OUT/…',
    13 * 2 + 4 + 4,
  ],
]

describe('read and write units', () => {
  it('are the least that each verb’s transaction can cost', async () => {
    const { steps } = await walkTheChain()
    const spent = [...steps].map(([verb, { units, wrote }]) => [
      verb,
      units.read,
      units.write,
      wrote,
      units.write,
    ])
    expect(spent).toEqual(table)
  })
})
