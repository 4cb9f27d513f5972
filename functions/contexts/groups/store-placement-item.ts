import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { declineReason } from '../../../shared/groups.ts'
import { groupId, personId, placementId, regionCode } from '../../../shared/ids.ts'
import { placementStatus } from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import type { Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Placement } from './placement.ts'
import type { Happening } from './ports.ts'

const placementItem = z.object({
  id: placementId,
  groupId,
  personId,
  seat: z.int(),
  county: regionCode,
  region: regionCode,
  status: placementStatus,
  invitedAt: instant,
  answeredAt: z.optional(instant),
  confirmedAt: z.optional(instant),
  endedAt: z.optional(instant),
})

/** Sealed: what was said about a person (L3). */
const sealedItem = z.object({ declined: z.optional(z.string()), reason: z.optional(z.string()) })

const placeOf = (
  { groupId: group, id, personId: whose }: Pick<Placement, 'groupId' | 'id' | 'personId'>,
  attribute: string,
) => ({
  key: keys.placement(group, id),
  attribute,
  whose,
})

/** The save of a placement as it now is. */
export async function saveOf(sealer: Sealer, placement: Placement, event: Happening): Promise<Save> {
  const { version, declined, reason, ...rest } = placement
  const sealed = {
    declined: declined && (await sealer.seal(declined, placeOf(placement, 'declined'))),
    reason: reason && (await sealer.seal(reason, placeOf(placement, 'reason'))),
  }
  const index = {
    ...lists.placementsOfPerson(placement.personId, placement.invitedAt),
    ...(placement.status === 'ACCEPTED'
      ? lists.placementsToConfirm(placement.county, placement.answeredAt ?? '')
      : {}),
  }
  const key = keys.placement(placement.groupId, placement.id)
  return { id: placement.id, key, version, data: plain({ ...rest, ...sealed }), index, event }
}

export async function toPlacement(sealer: Sealer, item: Item): Promise<Placement> {
  const one = placementItem.parse(item.data)
  const { declined, reason } = sealedItem.parse(item.data)
  return {
    ...one,
    version: item.version,
    declined:
      declined === undefined
        ? undefined
        : declineReason.parse(await sealer.unseal(declined, placeOf(one, 'declined'))),
    reason: reason && (await sealer.unseal(reason, placeOf(one, 'reason'))),
  }
}
