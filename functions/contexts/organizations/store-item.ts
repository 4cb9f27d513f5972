import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { countyCode, organizationId, personId } from '../../../shared/ids.ts'
import { organizationKind, organizationStatus } from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Organization } from './organization.ts'

const schema = z.object({
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
  contactName: z.string(),
  contactPhone: z.string(),
  reason: z.optional(z.string()),
})

/** An organization as it is stored; who speaks for it, and why it was refused, sealed. */
export const organizationRecord = defineRecord('organization', schema, 'organizationId', {
  organizationId: 'L1',
  name: 'L1',
  nameEn: 'L1',
  creditCode: 'L1',
  kind: 'L1',
  region: 'L1',
  purpose: 'L1',
  status: 'L2',
  registeredAt: 'L2',
  decided: 'L2',
  contactName: 'organization.contactName',
  contactPhone: 'organization.contactPhone',
  reason: 'organization.reason',
})

/** Organization to item and back. */
export const itemsOf = (sealer: Sealer) => ({
  toData: ({ version: _outside, ...organization }: Organization) =>
    organizationRecord.toData(sealer, keys.organization(organization.organizationId), organization),
  async toOrganization(item: Item): Promise<Organization | undefined> {
    const opened = await organizationRecord.open(sealer, item)
    return opened && { ...opened, version: item.version }
  },
})
