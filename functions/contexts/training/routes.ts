import * as contract from '../../../shared/training.ts'
import { pageRequest } from '../../kernel/page.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { cancelSession } from './cancel-session.ts'
import type { changeProgramme } from './change-programme.ts'
import type { changeSession } from './change-session.ts'
import type { createProgramme } from './create-programme.ts'
import type { enrolVolunteer } from './enrol-volunteer.ts'
import type { getSession } from './get-session.ts'
import type { listCalendar } from './list-calendar.ts'
import type { listMyEnrolments } from './list-my-enrolments.ts'
import type { listOrganizationSessions } from './list-organization-sessions.ts'
import type { listProgrammes } from './list-programmes.ts'
import type { listRoster } from './list-roster.ts'
import type { recordAttendance } from './record-attendance.ts'
import type { recordResult } from './record-result.ts'
import type { scheduleSession } from './schedule-session.ts'
import { ofRoster } from './shown.ts'
import type { withdrawEnrolment } from './withdraw-enrolment.ts'

export type TrainingVerbs = {
  createProgramme: ReturnType<typeof createProgramme>
  changeProgramme: ReturnType<typeof changeProgramme>
  listProgrammes: ReturnType<typeof listProgrammes>
  scheduleSession: ReturnType<typeof scheduleSession>
  changeSession: ReturnType<typeof changeSession>
  cancelSession: ReturnType<typeof cancelSession>
  listCalendar: ReturnType<typeof listCalendar>
  getSession: ReturnType<typeof getSession>
  listOrganizationSessions: ReturnType<typeof listOrganizationSessions>
  enrolVolunteer: ReturnType<typeof enrolVolunteer>
  withdrawEnrolment: ReturnType<typeof withdrawEnrolment>
  listMyEnrolments: ReturnType<typeof listMyEnrolments>
  listRoster: ReturnType<typeof listRoster>
  recordAttendance: ReturnType<typeof recordAttendance>
  recordResult: ReturnType<typeof recordResult>
}

const { route } = routesOf<TrainingVerbs>()

const rosterRequest: typeof pageRequest = ({ limit = contract.mostOnRoster, cursor }) =>
  pageRequest({ limit, cursor })

export const trainingRoutes = [
  route(contract.createProgramme, ({ verbs, actor, params, body }) =>
    verbs.createProgramme(actor, params.organizationId, body),
  ),
  route(contract.changeProgramme, ({ verbs, actor, params, body }) =>
    verbs.changeProgramme(actor, params.programmeId, body),
  ),
  route(contract.listProgrammes, ({ verbs, actor, params, query }) =>
    verbs.listProgrammes(actor, params.organizationId, pageRequest(query)),
  ),
  route(contract.scheduleSession, ({ verbs, actor, params, body, scope }) =>
    verbs.scheduleSession(actor, params.programmeId, body, scope.language),
  ),
  route(contract.changeSession, ({ verbs, actor, params, body, scope }) =>
    verbs.changeSession(actor, params.sessionId, body, scope.language),
  ),
  route(contract.cancelSession, ({ verbs, actor, params, body }) =>
    verbs.cancelSession(actor, params.sessionId, body),
  ),
  route(contract.listCalendar, async ({ verbs, query }) => ({ sessions: await verbs.listCalendar(query) })),
  route(contract.getSession, ({ verbs, params }) => verbs.getSession(params.sessionId)),
  route(contract.listOrganizationSessions, ({ verbs, actor, params, query }) =>
    verbs.listOrganizationSessions(actor, params.organizationId, pageRequest(query)),
  ),
  route(contract.enrolVolunteer, ({ verbs, actor, params }) => verbs.enrolVolunteer(actor, params.sessionId)),
  route(contract.withdrawEnrolment, ({ verbs, actor, params }) =>
    verbs.withdrawEnrolment(actor, params.sessionId),
  ),
  route(contract.listMyEnrolments, ({ verbs, actor, query }) =>
    verbs.listMyEnrolments(actor, pageRequest(query)),
  ),
  route(
    contract.listRoster,
    ({ verbs, actor, params, query }) => verbs.listRoster(actor, params.sessionId, rosterRequest(query)),
    ofRoster,
  ),
  route(contract.recordAttendance, ({ verbs, actor, params, body }) =>
    verbs.recordAttendance(actor, params.sessionId, params.personId, body),
  ),
  route(contract.recordResult, ({ verbs, actor, params, body }) =>
    verbs.recordResult(actor, params.sessionId, params.personId, body),
  ),
]
