import * as z from 'zod'
import { day, instant } from '../../../shared/dates.ts'
import { countyCode, personId, regionCode } from '../../../shared/ids.ts'
import * as v from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
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

const volunteerItem = z.object({
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
  stage: v.volunteerStage,
  standing: v.standing,
  appliedAt: instant,
  stageSince: instant,
  paperSeen: z.optional(looked),
  /** Sealed, as are the next four. */
  name: z.string(),
  idNumber: z.string(),
  specialty: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** JSON inside. */
  credential: z.optional(z.string()),
})

const waitingItem = z.object({ personId, region: countyCode, stageSince: instant })

/** What can be told of a file without opening it. */
export const toWaiting = ({ data }: Item): Waiting => waitingItem.parse(data)

/** Volunteer to item and back. What tells who somebody is stands there sealed. */
export function itemsOf(sealer: Sealer) {
  const placeOf = (id: string, attribute: string) => ({ key: keys.volunteer(id), attribute, whose: id })
  const seal = async (id: string, attribute: string, text: string | undefined) =>
    text === undefined ? undefined : sealer.seal(text, placeOf(id, attribute))
  const open = async (id: string, attribute: string, sealed: string | undefined) =>
    sealed === undefined ? undefined : sealer.unseal(sealed, placeOf(id, attribute))
  return {
    async toData({ version: _outside, ...volunteer }: Volunteer) {
      const id = volunteer.personId
      const credentialText = volunteer.credential && JSON.stringify(volunteer.credential)
      return plain({
        ...volunteer,
        name: await seal(id, 'name', volunteer.name),
        idNumber: await seal(id, 'idNumber', volunteer.idNumber),
        specialty: await seal(id, 'specialty', volunteer.specialty),
        reason: await seal(id, 'reason', volunteer.reason),
        credential: await seal(id, 'credential', credentialText),
      })
    },
    async toVolunteer({ data, version }: Item): Promise<Volunteer> {
      const item = volunteerItem.parse(data)
      const id = item.personId
      const credentialText = await open(id, 'credential', item.credential)
      return {
        ...item,
        version,
        name: await sealer.unseal(item.name, placeOf(id, 'name')),
        idNumber: await sealer.unseal(item.idNumber, placeOf(id, 'idNumber')),
        specialty: await open(id, 'specialty', item.specialty),
        reason: await open(id, 'reason', item.reason),
        credential: credentialText === undefined ? undefined : credential.parse(JSON.parse(credentialText)),
      }
    },
  }
}
