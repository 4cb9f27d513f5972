import type { AggregateId } from '../../shared/audit.ts'
import * as ids from '../../shared/ids.ts'
import { listReaders } from '../contexts/audit/list-readers.ts'
import type { CountiesIn, NamesOf, RegionOf } from '../contexts/audit/ports.ts'
import { readTrail } from '../contexts/audit/read-trail.ts'
import { recordRead } from '../contexts/audit/record-read.ts'
import { searchTrail } from '../contexts/audit/search-trail.ts'
import { readersStore } from '../contexts/audit/store-readers.ts'
import { eventsStore } from '../contexts/audit/store-search.ts'
import { trailsStore } from '../contexts/audit/store.ts'
import { verifyTrail } from '../contexts/audit/verify-trail.ts'
import type { Disclose } from '../kernel/shown.ts'
import { openTurns } from '../platform/store/in-turn.ts'
import { openDb } from '../platform/store/open-db.ts'
import type { Adapters, Base } from './base.ts'

type In<Id> = (id: Id) => Promise<{ region: ids.RegionCode } | undefined>

/** Finders of the things that have a trail. */
type Asks = {
  volunteer: In<ids.PersonId>
  organization: In<ids.OrganizationId>
  programme: (id: ids.ProgrammeId) => Promise<{ organizationId: ids.OrganizationId } | undefined>
  session: In<ids.SessionId>
  group: In<ids.GroupId>
  namesOf: NamesOf
  countiesIn: CountiesIn
}

export function auditOf(base: Base, asks: Asks) {
  const trails = trailsStore(base)
  const regionOf: RegionOf = async (id) => {
    const region = (await placeOf(asks, id))?.region
    if (region !== undefined || !id.startsWith('per_')) return region
    const read = await trails.regionOfReader(ids.personId.parse(id))
    return read === undefined ? undefined : ids.regionCode.parse(read)
  }
  const needs = { trails, regionOf, now: base.now }
  return {
    readTrail: readTrail(needs),
    verifyTrail: verifyTrail(needs),
    searchTrail: searchTrail({ ...needs, events: eventsStore(base), countiesIn: asks.countiesIn }),
    listReaders: listReaders({ readers: readersStore(base), namesOf: asks.namesOf }),
  }
}

/**
 * Writes readings for all requests of a process: those of one reader queue for the reader's chain, and each try has a
 * view of the store of its own.
 */
export function recorderOf(adapters: Adapters): Disclose {
  const inTurn = openTurns()
  return (reading) => {
    const { personId } = reading.actor
    return inTurn(personId, async () => {
      const db = openDb({ ...adapters, request: { personId, route: reading.route } })
      await recordRead({ readers: readersStore({ db }), now: adapters.now })(reading)
    })
  }
}

/** A programme lies where its organization does. */
async function placeOf(asks: Asks, id: AggregateId) {
  if (id.startsWith('per_')) return asks.volunteer(ids.personId.parse(id))
  if (id.startsWith('org_')) return asks.organization(ids.organizationId.parse(id))
  if (id.startsWith('ses_')) return asks.session(ids.sessionId.parse(id))
  if (id.startsWith('grp_')) return asks.group(ids.groupId.parse(id))
  const programme = await asks.programme(ids.programmeId.parse(id))
  return programme && asks.organization(programme.organizationId)
}
