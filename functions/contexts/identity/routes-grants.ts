import { grant } from '../../../shared/access.ts'
import { maskAddress } from '../../../shared/formats.ts'
import * as contract from '../../../shared/grants.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { Invitation } from './account.ts'
import type { changeGrant } from './change-grant.ts'
import type { inviteToRole } from './invite-to-role.ts'
import type { leaveRole } from './leave-role.ts'
import type { listOfficials } from './list-officials.ts'
import type { listStaff } from './list-staff.ts'
import type { Staff } from './ports.ts'
import type { revokeGrant } from './revoke-grant.ts'

type GrantVerbs = {
  inviteToRole: ReturnType<typeof inviteToRole>
  listStaff: ReturnType<typeof listStaff>
  listOfficials: ReturnType<typeof listOfficials>
  changeGrant: ReturnType<typeof changeGrant>
  revokeGrant: ReturnType<typeof revokeGrant>
  leaveRole: ReturnType<typeof leaveRole>
}

const { route } = routesOf<GrantVerbs>()

/** Roles: who holds them, who is offered one, for which days, and until when. */
export const grantRoutes = [
  route(contract.inviteToRole, ({ verbs, actor, body, scope }) =>
    verbs.inviteToRole(actor, body.address, grant.parse(body), scope.language),
  ),
  route(contract.listStaff, async ({ verbs, actor, params }) => {
    const { staff, invited } = await verbs.listStaff(actor, params.organizationId)
    return { staff: staff.map(heldRow), invited: invited.map(invitedRow) }
  }),
  route(contract.listOfficials, async ({ verbs, actor, query }) => {
    const { officials, invited } = await verbs.listOfficials(actor, query.region)
    return { officials: officials.flatMap(placed(officialRow)), invited: invited.flatMap(placed(invitedRow)) }
  }),
  route(contract.changeOfficial, ({ verbs, actor, params, body, scope }) =>
    verbs.changeGrant(actor, params.personId, body, scope.language),
  ),
  route(contract.revokeOfficial, ({ verbs, actor, params, body: { reason, ...role } }) =>
    verbs.revokeGrant(actor, params.personId, role, reason),
  ),
  route(contract.changeStaff, ({ verbs, actor, params: { organizationId, personId }, body, scope }) =>
    verbs.changeGrant(actor, personId, { ...body, organizationId }, scope.language),
  ),
  route(contract.revokeStaff, ({ verbs, actor, params: { organizationId, personId }, body }) =>
    verbs.revokeGrant(actor, personId, { role: body.role, organizationId }, body.reason),
  ),
  route(contract.leaveRole, ({ verbs, actor, body }) => verbs.leaveRole(actor, body)),
]

const heldRow = ({ personId, address, grant: { role, from, until }, since }: Staff) => ({
  personId,
  address: maskAddress(address),
  role,
  from,
  until,
  since,
})

const officialRow = (it: Staff) => ({
  ...heldRow(it),
  ...(it.standing === undefined ? {} : { suspended: true as const }),
})

const invitedRow = ({ address, grant: { role, from, until }, expiresAt }: Invitation) => ({
  address: maskAddress(address),
  role,
  from,
  until,
  expiresAt,
})

/** With the region, which every official's role has. */
const placed =
  <T extends Pick<Staff, 'grant'>, R extends object>(row: (it: T) => R) =>
  (it: T) =>
    it.grant.region === undefined ? [] : [{ ...row(it), region: it.grant.region }]
