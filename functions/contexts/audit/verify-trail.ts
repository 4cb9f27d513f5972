import type { Actor } from '../../../shared/access.ts'
import type { AggregateId } from '../../../shared/audit.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { RegionOf, Trails, Verified } from './ports.ts'

type Needs = { trails: Trails; regionOf: RegionOf; now: Clock }

/** Checks the chains of one thing of the auditor's region now, as the offline verifier checks all. */
export const verifyTrail =
  ({ trails, regionOf, now }: Needs) =>
  async (
    actor: Actor,
    aggregate: AggregateId,
  ): Promise<Verified & { checkedAt: Instant; region: RegionCode }> => {
    const region = await regionOf(aggregate)
    if (region === undefined) throw notFound()
    authorize(actor, { anyOf: ['audit.read'] }, { region })
    const checkedAt = now()
    return { ...(await trails.verify(aggregate, checkedAt)), checkedAt, region }
  }
