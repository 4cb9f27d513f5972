import type { AggregateId } from '../../shared/audit.ts'
import * as ids from '../../shared/ids.ts'
import { readTrail } from '../contexts/audit/read-trail.ts'
import { trailsStore } from '../contexts/audit/store.ts'
import type { Base } from './base.ts'

type In<Id> = (id: Id) => Promise<{ region: ids.RegionCode } | undefined>

/** Finders of the things that have a trail. */
type Asks = {
  volunteer: In<ids.PersonId>
  organization: In<ids.OrganizationId>
  programme: (id: ids.ProgrammeId) => Promise<{ organizationId: ids.OrganizationId } | undefined>
  session: In<ids.SessionId>
  group: In<ids.GroupId>
}

export const auditOf = (base: Base, asks: Asks) => ({
  readTrail: readTrail({
    trails: trailsStore(base),
    regionOf: async (id) => (await placeOf(asks, id))?.region,
  }),
})

/** A programme lies where its organization does. */
async function placeOf(asks: Asks, id: AggregateId) {
  if (id.startsWith('per_')) return asks.volunteer(ids.personId.parse(id))
  if (id.startsWith('org_')) return asks.organization(ids.organizationId.parse(id))
  if (id.startsWith('ses_')) return asks.session(ids.sessionId.parse(id))
  if (id.startsWith('grp_')) return asks.group(ids.groupId.parse(id))
  const programme = await asks.programme(ids.programmeId.parse(id))
  return programme && asks.organization(programme.organizationId)
}
