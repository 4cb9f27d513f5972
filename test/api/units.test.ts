import { describe, expect, it } from 'vitest'
import { walkTheChain } from '../support/chain.ts'

/**
 * For each verb of the chain: read units, write units, and what its transaction holds (`?` is a check of another
 * context's item). The least possible stands in the last column: an item of a transaction costs two units for each
 * KB begun, and each entry of an index that appears, moves or must follow its item one (moved: two) more. A file of a
 * volunteer is sealed and takes 2 KB. Where one's own roles change, the session goes on under a new token. Reads: session and account are one each, then what the verb must know.
 * Each commit brings one marker (MOV) for the next checkpoint of the audit trail.
 */
const table: readonly [verb: string, read: number, write: number, holds: string, least: number][] = [
  ['getMe', 6, 0, '', 0],
  ['answerInvitationToRole', 6, 19, 'INV/EVT INV/… MOV/… OFF/… PER/A PER/EVT SSN/S SSN/S', 8 * 2 + 2 + 1],
  ['inviteToRole', 6, 11, 'KEY/K INV/EVT INV/… MOV/… OUT/…', 5 * 2 + 1],
  [
    'registerOrganization',
    6,
    23,
    'MOV/… ORG/A ORG/EVT OUT/… PER/A PER/EVT SSN/S SSN/S STF/ORG UNQ/U',
    10 * 2 + 1 + 2,
  ],
  ['decideOrganization', 3, 10, 'MOV/… ORG/A ORG/EVT OUT/…', 4 * 2 + 2],
  [
    'applyAsVolunteer',
    7,
    26,
    'MOV/… OUT/… PER/A PER/EVT SSN/S SSN/S UNQ/U VOL/A VOL/EVT',
    7 * 2 + 2 * 4 + 2 + 2,
  ],
  ['getVolunteerCase', 4, 0, '', 0],
  ['decideVolunteer', 4, 14, 'MOV/… OUT/… VOL/A VOL/EVT', 3 * 2 + 4 + 4],
  ['createProgramme', 3, 9, '?ORG/A MOV/… PRG/A PRG/EVT', 4 * 2 + 1],
  ['scheduleSession', 5, 12, '?ORG/A MOV/… SES/A SES/EVT SES/SEATS', 5 * 2 + 2],
  ['enrolVolunteer', 6, 15, '?VOL/A MOV/… OUT/… SES/ENR SES/EVT SES/SEATS', 5 * 2 + 4 + 1],
  ['recordAttendance', 5, 11, '?HLD/ONE ?SES/A MOV/… SES/ENR SES/EVT', 5 * 2 + 1],
  ['recordResult', 5, 11, '?HLD/ONE ?SES/A MOV/… SES/ENR SES/EVT', 5 * 2 + 1],
  ['awardCertificate', 5, 14, '?SES/ENR HLD/CRT HLD/EVT HLD/ONE MOV/… OUT/… UNQ/U', 7 * 2],
  ['getMyVolunteerFile', 3, 0, '', 0],
  [
    'appointVolunteer',
    7,
    26,
    '?HLD/CRT ?HLD/CRT ?HLD/CRT ?RUL/A ?RUL/A ?RUL/A MOV/… OUT/… VOL/A VOL/EVT',
    9 * 2 + 4 + 4,
  ],
  ['openGroup', 4, 9, 'GRP/A GRP/EVT MOV/… UNQ/U', 4 * 2 + 1],
  ['suggestHelpers', 11, 0, '', 0],
  ['inviteVolunteer', 11, 13, '?GRP/A GRP/EVT GRP/ONE GRP/PLC MOV/… OUT/…', 6 * 2 + 1],
  ['answerInvitation', 6, 16, '?GRP/SEAT GRP/EVT GRP/ONE GRP/PLC LOD/L MOV/… OUT/…', 7 * 2 + 2],
  [
    'confirmPlacement',
    12,
    36,
    '?HLD/CRT ?HLD/CRT ?HLD/CRT ?RUL/A ?RUL/A ?RUL/A ?VOL/A GRP/A GRP/EVT GRP/EVT GRP/PLC GRP/SEAT LOD/L MOV/… OUT/…',
    14 * 2 + 4 + 4,
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
