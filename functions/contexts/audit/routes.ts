import * as contract from '../../../shared/audit.ts'
import type { AggregateId } from '../../../shared/audit.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { pageRequest } from '../../kernel/page.ts'
import type { Told } from '../../kernel/shown.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { listReaders } from './list-readers.ts'
import type { readTrail } from './read-trail.ts'
import type { searchTrail } from './search-trail.ts'
import type { verifyTrail } from './verify-trail.ts'

export type AuditVerbs = {
  readTrail: ReturnType<typeof readTrail>
  listReaders: ReturnType<typeof listReaders>
  searchTrail: ReturnType<typeof searchTrail>
  verifyTrail: ReturnType<typeof verifyTrail>
}

const { route } = routesOf<AuditVerbs>()

/** No value is shown, but whose trail was looked at is audited. */
const ofThing = (region: RegionCode, subject: AggregateId): Told<never> => ({
  within: { region },
  shown: [{ subject, fields: [] }],
})

export const auditRoutes = [
  // Before `readTrail`, whose path would take `events` for a thing.
  route(
    contract.searchTrail,
    ({ verbs, actor, query }) => verbs.searchTrail(actor, query, pageRequest(query)),
    (_, { query: { region, about, by } }) => ({
      within: { region },
      shown: [about, by].flatMap((subject) => (subject === undefined ? [] : [{ subject, fields: [] }])),
    }),
  ),
  route(
    contract.readTrail,
    ({ verbs, actor, params, query }) => verbs.readTrail(actor, params.aggregate, pageRequest(query)),
    ({ region }, { params }) => ofThing(region, params.aggregate),
  ),
  route(
    contract.verifyTrail,
    ({ verbs, actor, params }) => verbs.verifyTrail(actor, params.aggregate),
    ({ region }, { params }) => ofThing(region, params.aggregate),
  ),
  route(contract.listReaders, ({ verbs, actor, query, scope }) =>
    verbs.listReaders(actor, { ...query, language: scope.language }, pageRequest(query)),
  ),
]
