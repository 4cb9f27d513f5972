import { type Actor, grantsFor } from '../../../shared/access.ts'
import type { AggregateId, TrailEntry } from '../../../shared/audit.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { liesIn } from '../../../shared/regions.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { RegionOf, Trails } from './ports.ts'

/** Where it lies, for the trail of the reader. */
type Placed = { region: RegionCode }

type Needs = { trails: Trails; regionOf: RegionOf }

/**
 * What happened to one thing of the auditor's region: who, what and when, never a value. Of what somebody read in
 * several regions, only what lies in the auditor's own.
 */
export const readTrail =
  ({ trails, regionOf }: Needs) =>
  async (actor: Actor, aggregate: AggregateId, request: PageRequest): Promise<Page<TrailEntry> & Placed> => {
    const region = await regionOf(aggregate)
    if (region === undefined) throw notFound()
    authorize(actor, { anyOf: ['audit.read'] }, { region })
    const own = grantsFor(actor, 'audit.read').find((held) => held.region && liesIn(region, held.region))
    return { ...(await trails.page(aggregate, own?.region ?? region, request)), region }
  }
