import type { Actor } from '../../../shared/access.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { hasFactor, mustHaveFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'
import { askedReset, widestOf } from './lost-device.ts'
import type { FactorResets, RegionOf } from './lost-device-ports.ts'

type Needs = { factors: FactorStore; resets: FactorResets; regionOf: RegionOf; now: Clock }

/** Asks two administrators to take away one’s lost factors. Who works for no region or has no factor needs none of it. */
export const askReset =
  ({ factors, resets, regionOf, now }: Needs) =>
  async (actor: Actor): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    if (!hasFactor(await factors.find(actor.personId))) throw new Failure('wrong-stage')
    const staff = actor.grants.filter((grant) => mustHaveFactor([grant]))
    const regions = await Promise.all((staff.length > 0 ? staff : actor.grants).map(regionOf))
    const region = widestOf(regions.flatMap((one) => (one === undefined ? [] : [one])))
    if (region === undefined) throw new Failure('wrong-stage')
    const before = await resets.find(actor.personId)
    const at = now()
    const asked = askedReset(before, actor.personId, region, at)
    return resets.save(asked, { name: 'identity.reset-asked', by: actor, at })
  }
