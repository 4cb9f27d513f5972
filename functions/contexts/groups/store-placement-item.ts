import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { coarseCard, declineReason } from '../../../shared/groups.ts'
import { groupId, personId, placementId, regionCode } from '../../../shared/ids.ts'
import { placementStatus } from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import type { Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Placement } from './placement.ts'
import type { Happening } from './ports.ts'

const schema = z.object({
  id: placementId,
  groupId,
  personId,
  seat: z.int(),
  county: regionCode,
  region: regionCode,
  status: placementStatus,
  card: coarseCard,
  invitedAt: instant,
  answeredAt: z.optional(instant),
  confirmedAt: z.optional(instant),
  endedAt: z.optional(instant),
  declined: z.optional(declineReason),
  reason: z.optional(z.string()),
})

/** A placement as it is stored; what was said about the person is sealed. */
export const placementRecord = defineRecord('placement', schema, 'personId', {
  id: 'L2',
  groupId: 'L2',
  personId: 'L2',
  seat: 'L2',
  county: 'L2',
  region: 'L2',
  status: 'placement.progress',
  card: ['group.needs', 'groupId'],
  invitedAt: 'placement.progress',
  answeredAt: 'placement.progress',
  confirmedAt: 'placement.progress',
  endedAt: 'placement.progress',
  declined: 'placement.answer',
  reason: 'placement.answer',
})

/** The save of a placement as it now is. */
export async function saveOf(sealer: Sealer, placement: Placement, event: Happening): Promise<Save> {
  const { version, ...rest } = placement
  const index = {
    ...lists.placementsOfPerson(placement.personId, placement.invitedAt),
    ...(placement.status === 'ACCEPTED'
      ? lists.placementsToConfirm(placement.county, placement.answeredAt ?? '')
      : {}),
  }
  const key = keys.placement(placement.groupId, placement.id)
  return {
    id: placement.id,
    key,
    version,
    data: await placementRecord.toData(sealer, key, rest),
    index,
    event: { ...event, region: placement.region },
  }
}

export async function toPlacement(sealer: Sealer, item: Item): Promise<Placement | undefined> {
  const opened = await placementRecord.open(sealer, item)
  return opened && { ...opened, version: item.version }
}
