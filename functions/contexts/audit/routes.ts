import { readTrail as contract } from '../../../shared/audit.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { readTrail } from './read-trail.ts'

export type AuditVerbs = { readTrail: ReturnType<typeof readTrail> }

const { route } = routesOf<AuditVerbs>()

export const auditRoutes = [
  route(contract, ({ verbs, actor, params, query: { limit = 20, cursor } }) =>
    verbs.readTrail(actor, params.aggregate, { limit, ...(cursor === undefined ? {} : { cursor }) }),
  ),
]
