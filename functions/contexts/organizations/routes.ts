import * as contract from '../../../shared/organizations.ts'
import { pageRequest } from '../../kernel/page.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { decideOrganization } from './decide-organization.ts'
import type { getOrganization } from './get-organization.ts'
import type { listOrganizations } from './list-organizations.ts'
import type { registerOrganization } from './register-organization.ts'
import { ofOrganization } from './shown.ts'
import { toRow, toView } from './view.ts'

export type OrganizationsVerbs = {
  registerOrganization: ReturnType<typeof registerOrganization>
  getOrganization: ReturnType<typeof getOrganization>
  listOrganizations: ReturnType<typeof listOrganizations>
  decideOrganization: ReturnType<typeof decideOrganization>
}

const { route } = routesOf<OrganizationsVerbs>()

export const organizationsRoutes = [
  route(contract.registerOrganization, ({ verbs, actor, body, scope }) =>
    verbs.registerOrganization(actor, body, scope.language),
  ),
  route(
    contract.getOrganization,
    async ({ verbs, actor, params }) => toView(await verbs.getOrganization(actor, params.organizationId)),
    ofOrganization,
  ),
  route(contract.listOrganizations, async ({ verbs, actor, query }) => {
    const { items, ...rest } = await verbs.listOrganizations(actor, query, pageRequest(query))
    return { ...rest, items: items.map(toRow) }
  }),
  route(contract.decideOrganization, ({ verbs, actor, params, body }) =>
    verbs.decideOrganization(actor, params.organizationId, body),
  ),
]
