import * as z from 'zod'
import { day, instant } from '../../../shared/dates.ts'
import { countyCode, personId, regionCode } from '../../../shared/ids.ts'
import * as v from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Waiting } from './ports.ts'
import type { Volunteer } from './volunteer.ts'

const looked = z.object({ by: personId, at: instant })

const credential = z.object({
  kind: v.credentialKind,
  number: z.string(),
  issuedOn: day,
  validUntil: z.optional(day),
  status: v.credentialStatus,
  decided: z.optional(z.object({ ...looked.shape, method: v.checkMethod })),
})

const schema = z.object({
  personId,
  region: countyCode,
  township: z.optional(regionCode),
  background: v.background,
  helpFields: z.array(v.helpField),
  availability: z.array(v.weekSlot),
  dialects: z.array(v.dialect),
  remote: z.boolean(),
  mostGroups: z.int(),
  consents: z.array(z.object({ kind: v.consentKind, version: z.int(), at: instant })),
  refused: z.optional(z.array(z.object({ kind: v.consentKind, version: z.int(), at: instant }))),
  stage: v.volunteerStage,
  standing: v.standing,
  appliedAt: instant,
  stageSince: instant,
  numberUntil: z.optional(instant),
  paperSeen: z.optional(looked),
  name: z.string(),
  idNumber: z.string(),
  specialty: z.optional(z.string()),
  reason: z.optional(z.string()),
  credential: z.optional(credential),
})

/** A volunteer's file as it is stored. */
export const volunteerRecord = defineRecord('volunteer', schema, 'personId', {
  personId: 'L2',
  region: 'L2',
  township: 'volunteer.offers',
  background: 'volunteer.offers',
  helpFields: 'volunteer.offers',
  availability: 'volunteer.offers',
  dialects: 'volunteer.offers',
  remote: 'volunteer.offers',
  mostGroups: 'volunteer.offers',
  consents: 'volunteer.consents',
  refused: 'volunteer.consents',
  stage: 'volunteer.progress',
  standing: 'volunteer.progress',
  appliedAt: 'volunteer.progress',
  stageSince: 'volunteer.progress',
  numberUntil: 'L2',
  paperSeen: 'volunteer.paperSeen',
  name: 'volunteer.name',
  idNumber: 'volunteer.idNumber',
  specialty: 'volunteer.specialty',
  reason: 'volunteer.reason',
  credential: 'credential.number',
})

/** 学信网 code, until a decision. */
export const checkCodeRecord = defineRecord(
  'check-code',
  z.object({ personId, code: z.string() }),
  'personId',
  { personId: 'L2', code: 'credential.checkCode' },
)

const waitingItem = z.object({ personId, region: countyCode, stageSince: instant })

/** What can be told of a file without opening it. */
export const toWaiting = ({ data }: Item): Waiting => waitingItem.parse(data)

/** Volunteer to item and back. */
export const itemsOf = (sealer: Sealer) => ({
  toData: ({ version: _outside, ...volunteer }: Volunteer) =>
    volunteerRecord.toData(sealer, keys.volunteer(volunteer.personId), volunteer),
  async toVolunteer(item: Item): Promise<Volunteer | undefined> {
    const opened = await volunteerRecord.open(sealer, item)
    return opened && { ...opened, version: item.version }
  },
})
