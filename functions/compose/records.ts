import type * as z from 'zod'
import type { PersonId } from '../../shared/ids.ts'
import type { Words } from '../../shared/language.ts'
import { certificateRecord } from '../contexts/certifications/store.ts'
import { ruleRecord } from '../contexts/certifications/store-rules.ts'
import { placementRecord } from '../contexts/groups/store-placement-item.ts'
import { groupRecord } from '../contexts/groups/store.ts'
import { correctionRecord } from '../contexts/identity/store-corrections.ts'
import { waitingRecord } from '../contexts/identity/store-factor-notes.ts'
import { factorsRecord } from '../contexts/identity/store-factors.ts'
import { invitationRecord } from '../contexts/identity/store-invitations.ts'
import { resetRecord } from '../contexts/identity/store-lost-device.ts'
import { rosterRecord } from '../contexts/identity/store-staff.ts'
import { accountRecord } from '../contexts/identity/store.ts'
import { organizationRecord } from '../contexts/organizations/store-item.ts'
import { enrolmentRecord } from '../contexts/training/store-enrolments.ts'
import { programmeRecord } from '../contexts/training/store-programmes.ts'
import { sessionRecord } from '../contexts/training/store.ts'
import { checkCodeRecord, volunteerRecord } from '../contexts/volunteers/store-item.ts'
import { keys, lists } from '../platform/store/keys.ts'
import type { Key, Query } from '../platform/store/port.ts'
import type { RecordOf } from '../platform/store/record.ts'

/** A kind of stored thing, where its items stand, and what an erasure does to those of the person. */
export type Described = {
  readonly record: Pick<RecordOf<z.ZodObject>, 'noun' | 'whose' | 'tags' | 'open'>
  readonly words: Words
  readonly isAt: (key: Key) => boolean
  /**
   * `tombstone`: only its id remains; `delete`: it leaves no trace; `keep`: what is sealed goes and the rest stays under
   * the person's random id, because a law asks for it; absent: it is not about one person.
   */
  readonly onErasure?: 'tombstone' | 'delete' | 'keep'
}

const inside =
  (partition: string, sort: string) =>
  ({ pk, sk }: Key): boolean =>
    pk.startsWith(partition) && (sort.endsWith('#') || sort.endsWith('_') ? sk.startsWith(sort) : sk === sort)

const described = (
  record: Described['record'],
  isAt: Described['isAt'],
  zh: string,
  en: string,
  onErasure?: Described['onErasure'],
): Described => ({ record, isAt, words: { zh, en }, ...(onErasure ? { onErasure } : {}) })

/** Everything that the store holds of people, organizations, trainings and groups. */
export const records: readonly Described[] = [
  described(accountRecord, inside('PER#', 'A'), '账户', 'Account', 'tombstone'),
  described(factorsRecord, inside('PER#', 'FACTORS'), '登录的第二步验证', 'Second factors', 'tombstone'),
  described(
    resetRecord,
    inside('PER#', 'RESET'),
    '第二步验证的重设',
    'Reset of the second factor',
    'tombstone',
  ),
  described(correctionRecord, inside('COR#', 'cor_'), '更正请求', 'Request for a correction', 'tombstone'),
  described(volunteerRecord, inside('VOL#', 'A'), '志愿者档案', 'Volunteer’s file', 'tombstone'),
  described(checkCodeRecord, inside('VOL#', 'CHECK'), '学信网验证码', 'Check code of a diploma', 'delete'),
  described(enrolmentRecord, inside('SES#', 'ENR#'), '培训报名与成绩', 'Training booked and results', 'keep'),
  described(certificateRecord, inside('HLD#', 'CRT#'), '培训证书', 'Training certificate', 'keep'),
  described(
    placementRecord,
    inside('GRP#', 'PLC#'),
    '小组邀请与席位',
    'Invitation to a group, and place',
    'keep',
  ),
  described(rosterRecord, isRoster, '工作人员名册', 'Entry in a roster', 'delete'),
  described(waitingRecord, inside('FWT#', 'W'), '待确认的第二步验证', 'Second factor to be confirmed'),
  described(invitationRecord, inside('INV#', 'inv_'), '角色邀请', 'Invitation to a role'),
  described(organizationRecord, inside('ORG#', 'A'), '机构', 'Organization'),
  described(programmeRecord, inside('PRG#', 'A'), '培训项目', 'Programme'),
  described(sessionRecord, inside('SES#', 'A'), '培训班次', 'Session'),
  described(ruleRecord, inside('RUL#', 'A'), '地区要求', 'What a region asks'),
  described(groupRecord, inside('GRP#', 'A'), '小组', 'Group'),
]

function isRoster({ pk, sk }: Key): boolean {
  return (pk.startsWith('STF#') || pk.startsWith('OFF#')) && !sk.startsWith('EVT#')
}

export const describedAt = (key: Key): Described | undefined => records.find(({ isAt }) => isAt(key))

type Place = Omit<Query, 'limit' | 'after'>

/**
 * Where everything about a person stands, but for the rosters, which follow from the account, and what expires within
 * the hour. The events of what stands in an index are asked for by themselves.
 */
export const placesOfPerson = (id: PersonId): Place[] => [
  { pk: keys.account(id).pk },
  { pk: keys.volunteer(id).pk },
  { pk: keys.certificate(id, '').pk },
  { pk: keys.correction(id, '').pk },
  { pk: lists.enrolmentsOfPerson(id, '', '').g1pk ?? '', index: 'g1' },
  { pk: lists.placementsOfPerson(id, '').g1pk ?? '', index: 'g1' },
]

/** What else the store holds, each kind with the reason why it has no privacy class: none of it says anything of anybody. */
export const technical: readonly { readonly is: (key: Key) => boolean; readonly why: string }[] = [
  {
    is: ({ sk }) => sk.startsWith('EVT#'),
    why: 'events: values of L3 to L5 only as they stand in the record, sealed',
  },
  { is: ({ pk }) => pk.startsWith('OUT#'), why: 'outbox: points to an event' },
  {
    is: ({ pk }) => pk.startsWith('HRD#') || pk.startsWith('MSG#'),
    why: 'that an event was heard, a message sent',
  },
  {
    is: ({ pk }) => pk.startsWith('MOV#') || pk === 'CHECKPOINT',
    why: 'heads of chains, for the next checkpoint',
  },
  { is: ({ pk }) => pk.startsWith('IDM#'), why: 'receipts of requests, by digest; expire in a day' },
  { is: ({ pk }) => pk.startsWith('KEY#'), why: 'wrapped data keys' },
  { is: ({ pk }) => pk.startsWith('UNQ#'), why: 'uniqueness by blind index or public number' },
  {
    is: ({ pk }) => pk.startsWith('COD#') || pk.startsWith('BUD#'),
    why: 'codes by hash and budgets; expire in an hour',
  },
  { is: ({ pk }) => pk.startsWith('SSN#'), why: 'sessions by hash, with the kind of device' },
  {
    is: ({ pk, sk }) => pk.startsWith('PER#') && sk.startsWith('USE#'),
    why: 'a counter and a time of a second factor',
  },
  { is: ({ pk, sk }) => pk.startsWith('SES#') && sk === 'SEATS', why: 'counter of seats' },
  {
    is: ({ pk, sk }) => pk.startsWith('HLD#') && sk.startsWith('ONE#'),
    why: 'one certificate for a training',
  },
  {
    is: ({ pk, sk }) => pk.startsWith('GRP#') && /^(SEAT|ONE)#/.test(sk),
    why: 'one place for a person, one person for a seat',
  },
  { is: ({ pk }) => pk.startsWith('LOD#'), why: 'counter of groups' },
  {
    is: ({ pk }) => pk.startsWith('RDR#') || pk.startsWith('SUB#'),
    why: 'who read whom: ids, and names of fields',
  },
  { is: ({ pk }) => pk === 'ERASING', why: 'an erasure under way: an id and blind indexes' },
  {
    is: ({ pk }) => pk === 'REGIONS' || pk === 'OPENED',
    why: 'the regions of the deployment; that it is open',
  },
]
