import type { Actor, Grant } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { FactorReset } from './lost-device.ts'

type Happening = { name: EventName; by: Pick<Actor, 'personId'> | 'system'; at: Instant }

export type FactorResets = {
  find(personId: PersonId): Promise<FactorReset | undefined>
  save(reset: FactorReset, happening: Happening, beliefs?: readonly Belief[]): Promise<Receipt[]>
  /** Those of a region and of what lies in it that were not yet decided; some may have come to their end. */
  listIn(region: RegionCode): Promise<FactorReset[]>
}

/** Asked of organizations: where a role lies, whether it is one of a region or of an organization. */
export type RegionOf = (grant: Grant) => Promise<RegionCode | undefined>
