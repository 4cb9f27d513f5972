import type { GroupRow } from '../../../shared/groups.ts'
import * as contract from '../../../shared/groups.ts'
import { pageRequest } from '../../kernel/page.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { answerInvitation } from './answer-invitation.ts'
import type { changeGroup } from './change-group.ts'
import type { closeGroup } from './close-group.ts'
import type { confirmPlacement } from './confirm-placement.ts'
import type { endPlacement } from './end-placement.ts'
import type { getGroup } from './get-group.ts'
import type { getMyGroup } from './get-my-group.ts'
import { volunteerSeats } from './group.ts'
import type { inviteVolunteer } from './invite-volunteer.ts'
import type { listGroups } from './list-groups.ts'
import type { listMyInvitations } from './list-my-invitations.ts'
import type { openGroup } from './open-group.ts'
import type { Group } from './group.ts'
import { ofGroup, ofGroups, ofInvitations, ofMyGroup } from './shown.ts'
import type { withdrawInvitation } from './withdraw-invitation.ts'

export type GroupsVerbs = {
  openGroup: ReturnType<typeof openGroup>
  changeGroup: ReturnType<typeof changeGroup>
  closeGroup: ReturnType<typeof closeGroup>
  getGroup: ReturnType<typeof getGroup>
  listGroups: ReturnType<typeof listGroups>
  inviteVolunteer: ReturnType<typeof inviteVolunteer>
  withdrawInvitation: ReturnType<typeof withdrawInvitation>
  answerInvitation: ReturnType<typeof answerInvitation>
  confirmPlacement: ReturnType<typeof confirmPlacement>
  endPlacement: ReturnType<typeof endPlacement>
  listMyInvitations: ReturnType<typeof listMyInvitations>
  getMyGroup: ReturnType<typeof getMyGroup>
}

const { route } = routesOf<GroupsVerbs>()

const toRow = (group: Group): GroupRow => ({
  ...group,
  seats: volunteerSeats(group),
  filled: group.helpers.length,
})

export const groupsRoutes = [
  route(contract.openGroup, ({ verbs, actor, body, scope }) => verbs.openGroup(actor, body, scope.language)),
  route(contract.changeGroup, ({ verbs, actor, params, body: { version, ...change } }) =>
    verbs.changeGroup(actor, params.groupId, version, change),
  ),
  route(contract.closeGroup, ({ verbs, actor, params, body }) =>
    verbs.closeGroup(actor, params.groupId, body.version),
  ),
  route(contract.getGroup, ({ verbs, actor, params }) => verbs.getGroup(actor, params.groupId), ofGroup),
  route(
    contract.listGroups,
    async ({ verbs, actor, query }) => {
      const page = await verbs.listGroups(actor, query.county, query.status, pageRequest(query))
      return { ...page, items: page.items.map(toRow) }
    },
    ({ items }, { query }) => ofGroups(items, query.county),
  ),
  route(contract.inviteVolunteer, ({ verbs, actor, params, body }) =>
    verbs.inviteVolunteer(actor, params.groupId, body.personId, body.seat),
  ),
  route(contract.withdrawInvitation, ({ verbs, actor, params, body }) =>
    verbs.withdrawInvitation(actor, { ...params, ...body }),
  ),
  route(contract.confirmPlacement, ({ verbs, actor, params, body }) =>
    verbs.confirmPlacement(actor, { ...params, ...body }),
  ),
  route(contract.endPlacement, ({ verbs, actor, params, body: { version, reason } }) =>
    verbs.endPlacement(actor, { ...params, version }, reason),
  ),
  route(
    contract.listMyInvitations,
    async ({ verbs, actor }) => ({ invitations: await verbs.listMyInvitations(actor) }),
    ({ invitations }, { actor }) => ofInvitations(actor, invitations),
  ),
  route(contract.answerInvitation, ({ verbs, actor, params, body }) =>
    verbs.answerInvitation(actor, { ...params, version: body.version }, body),
  ),
  route(
    contract.getMyGroup,
    ({ verbs, actor, params }) => verbs.getMyGroup(actor, params.groupId),
    (group, { actor }) => ofMyGroup(actor, group),
  ),
]
