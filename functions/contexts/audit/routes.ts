import { readTrail as contract } from '../../../shared/audit.ts'
import { pageRequest } from '../../kernel/page.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { readTrail } from './read-trail.ts'

export type AuditVerbs = { readTrail: ReturnType<typeof readTrail> }

const { route } = routesOf<AuditVerbs>()

export const auditRoutes = [
  route(contract, ({ verbs, actor, params, query }) =>
    verbs.readTrail(actor, params.aggregate, pageRequest(query)),
  ),
]
