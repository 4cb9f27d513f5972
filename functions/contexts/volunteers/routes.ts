import { changeConsents as changeConsentsContract } from '../../../shared/consents.ts'
import * as contract from '../../../shared/volunteers.ts'
import { pageRequest } from '../../kernel/page.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { applyAsVolunteer } from './apply-as-volunteer.ts'
import type { appointVolunteer } from './appoint-volunteer.ts'
import type { changeConsents } from './change-consents.ts'
import type { decideVolunteer } from './decide-volunteer.ts'
import type { getMyVolunteerFile } from './get-my-volunteer-file.ts'
import type { getVolunteerCase } from './get-volunteer-case.ts'
import type { listVolunteers } from './list-volunteers.ts'
import type { resubmitApplication } from './resubmit-application.ts'
import { ofCase } from './shown.ts'
import { toCase, toFile, toRow } from './view.ts'

export type VolunteersVerbs = {
  applyAsVolunteer: ReturnType<typeof applyAsVolunteer>
  getMyVolunteerFile: ReturnType<typeof getMyVolunteerFile>
  resubmitApplication: ReturnType<typeof resubmitApplication>
  changeConsents: ReturnType<typeof changeConsents>
  listVolunteers: ReturnType<typeof listVolunteers>
  getVolunteerCase: ReturnType<typeof getVolunteerCase>
  decideVolunteer: ReturnType<typeof decideVolunteer>
  appointVolunteer: ReturnType<typeof appointVolunteer>
}

const { route } = routesOf<VolunteersVerbs>()

export const volunteersRoutes = [
  route(contract.applyAsVolunteer, ({ verbs, actor, body, scope }) =>
    verbs.applyAsVolunteer(actor, body, scope.language),
  ),
  route(contract.getMyVolunteerFile, async ({ verbs, actor }) =>
    toFile(await verbs.getMyVolunteerFile(actor)),
  ),
  route(contract.resubmitApplication, ({ verbs, actor, body, scope }) =>
    verbs.resubmitApplication(actor, body, scope.language),
  ),
  route(changeConsentsContract, ({ verbs, actor, body }) =>
    verbs.changeConsents(actor, body.version, body.answers),
  ),
  route(contract.listVolunteers, async ({ verbs, actor, query }) => {
    const { items, ...rest } = await verbs.listVolunteers(actor, query, pageRequest(query))
    return { ...rest, items: items.map(toRow) }
  }),
  route(
    contract.getVolunteerCase,
    async ({ verbs, actor, params }) => toCase(await verbs.getVolunteerCase(actor, params.personId)),
    ofCase,
  ),
  route(contract.decideVolunteer, ({ verbs, actor, params, body, scope }) =>
    verbs.decideVolunteer(actor, params.personId, body, scope.language),
  ),
  route(contract.appointVolunteer, ({ verbs, actor, params, body }) =>
    verbs.appointVolunteer(actor, params.personId, body.version),
  ),
]
