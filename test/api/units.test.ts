import { describe, expect, it } from 'vitest'
import { walkTheChain } from '../support/chain.ts'

/**
 * For each verb of the chain: read units, write units, and what its transaction holds (`?` is a check of another
 * context's item). The least possible stands in the last column: an item of a transaction costs two units for each
 * KB begun, and each entry of an index that appears, moves or must follow its item one (moved: two) more. A file of a
 * volunteer and a group are sealed and take 2 KB. Where one's own roles change, the session goes on under a new token.
 * Reads: session and account are one each, then what the verb must know; a read of others' data writes itself into the
 * reader's chain (RDR) with a pointer for each subject (SUB). Each commit brings one marker (MOV) for the next checkpoint
 * of the audit trail, and an event that says where it happened stands in two indexes.
 */
const table: readonly [verb: string, read: number, write: number, holds: string, least: number][] = [
  ['getMe', 6, 0, '', 0],
  [
    'answerInvitationToRole',
    8,
    25,
    '?OFF/… INV/EVT INV/… MOV/… OFF/… PER/A PER/EVT SSN/S SSN/S',
    9 * 2 + 2 + 1 + 2 * 2,
  ],
  ['inviteToRole', 6, 13, 'KEY/K INV/EVT INV/… MOV/… OUT/…', 5 * 2 + 1 + 2],
  [
    'registerOrganization',
    8,
    27,
    'KEY/K MOV/… ORG/A ORG/EVT OUT/… PER/A PER/EVT STF/ORG UNQ/U SSN/S SSN/S',
    10 * 2 + 2 + 1 + 2 + 2,
  ],
  ['decideOrganization', 3, 12, 'MOV/… ORG/A ORG/EVT OUT/…', 4 * 2 + 2 + 2],
  [
    'applyAsVolunteer',
    7,
    30,
    'MOV/… OUT/… PER/A PER/EVT UNQ/U VOL/A VOL/EVT SSN/S SSN/S',
    7 * 2 + 2 * 4 + 2 + 2 + 4,
  ],
  ['getVolunteerCase', 5, 10, 'MOV/… RDR/A RDR/EVT SUB/…', 4 * 2 + 2],
  ['decideVolunteer', 4, 16, 'MOV/… OUT/… VOL/A VOL/EVT', 3 * 2 + 4 + 4 + 2],
  ['createProgramme', 5, 9, '?ORG/A MOV/… PRG/A PRG/EVT', 4 * 2 + 1],
  ['scheduleSession', 5, 14, '?ORG/A MOV/… SES/A SES/EVT SES/SEATS', 5 * 2 + 2 + 2],
  ['enrolVolunteer', 8, 17, '?VOL/A MOV/… OUT/… SES/ENR SES/EVT SES/SEATS', 5 * 2 + 4 + 1 + 2],
  ['recordAttendance', 5, 13, '?HLD/ONE ?SES/A MOV/… SES/ENR SES/EVT', 5 * 2 + 1 + 2],
  ['recordResult', 5, 13, '?HLD/ONE ?SES/A MOV/… SES/ENR SES/EVT', 5 * 2 + 1 + 2],
  ['awardCertificate', 5, 16, '?SES/ENR HLD/CRT HLD/EVT HLD/ONE MOV/… OUT/… UNQ/U', 7 * 2 + 2],
  ['getMyVolunteerFile', 3, 0, '', 0],
  [
    'appointVolunteer',
    7,
    28,
    '?HLD/CRT ?HLD/CRT ?HLD/CRT ?RUL/A ?RUL/A ?RUL/A MOV/… OUT/… VOL/A VOL/EVT',
    9 * 2 + 4 + 4 + 2,
  ],
  ['openGroup', 5, 22, 'KEY/K GRP/A GRP/EVT MOV/… UNQ/U', 2 + 2 * 2 + 2 * 4 + 4 + 4],
  ['suggestHelpers', 12, 0, '', 0],
  ['inviteVolunteer', 14.5, 17, '?GRP/A GRP/EVT GRP/ONE GRP/PLC MOV/… OUT/…', 5 * 2 + 4 + 1 + 2],
  ['answerInvitation', 6.5, 18, '?GRP/SEAT GRP/EVT GRP/ONE GRP/PLC LOD/L MOV/… OUT/…', 7 * 2 + 2 + 2],
  [
    'confirmPlacement',
    13,
    46,
    '?HLD/CRT ?HLD/CRT ?HLD/CRT ?RUL/A ?RUL/A ?RUL/A ?VOL/A GRP/A GRP/EVT GRP/EVT GRP/PLC GRP/SEAT LOD/L MOV/… OUT/…',
    13 * 2 + 4 + 4 + 6 + 2 + 4,
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
