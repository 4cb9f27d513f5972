import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { countyCode, organizationId, personId } from '../../../shared/ids.ts'
import { organizationKind, organizationStatus } from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Organization } from './organization.ts'

const organizationItem = z.object({
  organizationId,
  name: z.string(),
  nameEn: z.optional(z.string()),
  creditCode: z.string(),
  kind: organizationKind,
  region: countyCode,
  purpose: z.string(),
  status: organizationStatus,
  registeredAt: instant,
  decided: z.optional(z.object({ by: personId, at: instant })),
  /** Sealed, as are the next two. */
  contactName: z.string(),
  contactPhone: z.string(),
  reason: z.optional(z.string()),
})

/** Organization to item and back. Who speaks for it, and why it was refused, stands there sealed. */
export function itemsOf(sealer: Sealer) {
  const placeOf = (id: string, attribute: string) => ({ key: keys.organization(id), attribute, whose: id })
  return {
    async toData({ version: _outside, ...organization }: Organization) {
      const { organizationId: id, contactName, contactPhone, reason } = organization
      return plain({
        ...organization,
        contactName: await sealer.seal(contactName, placeOf(id, 'contactName')),
        contactPhone: await sealer.seal(contactPhone, placeOf(id, 'contactPhone')),
        reason: reason === undefined ? undefined : await sealer.seal(reason, placeOf(id, 'reason')),
      })
    },
    async toOrganization({ data, version }: Item): Promise<Organization> {
      const item = organizationItem.parse(data)
      const { organizationId: id, contactName, contactPhone, reason } = item
      return {
        ...item,
        version,
        contactName: await sealer.unseal(contactName, placeOf(id, 'contactName')),
        contactPhone: await sealer.unseal(contactPhone, placeOf(id, 'contactPhone')),
        reason: reason === undefined ? undefined : await sealer.unseal(reason, placeOf(id, 'reason')),
      }
    },
  }
}
