import { programmeId, sessionId, type PersonId } from '../../shared/ids.ts'
import { bookedSubjects } from '../contexts/training/booked-subjects.ts'
import { cancelSession } from '../contexts/training/cancel-session.ts'
import { changeProgramme } from '../contexts/training/change-programme.ts'
import { changeSession } from '../contexts/training/change-session.ts'
import { createProgramme } from '../contexts/training/create-programme.ts'
import type { Learner } from '../contexts/training/enrolment.ts'
import { enrolVolunteer } from '../contexts/training/enrol-volunteer.ts'
import { getSession } from '../contexts/training/get-session.ts'
import { listCalendar } from '../contexts/training/list-calendar.ts'
import { listMyEnrolments } from '../contexts/training/list-my-enrolments.ts'
import { listOrganizationSessions } from '../contexts/training/list-organization-sessions.ts'
import { listProgrammes } from '../contexts/training/list-programmes.ts'
import { listRoster } from '../contexts/training/list-roster.ts'
import { outcomeOf } from '../contexts/training/outcome-of.ts'
import { owed } from '../contexts/training/owed.ts'
import type {
  ApprovalOf,
  CertificateOf,
  Certified,
  NameOf,
  OrganizationName,
  RequireRegions,
} from '../contexts/training/ports.ts'
import { recordAttendance } from '../contexts/training/record-attendance.ts'
import { recordResult } from '../contexts/training/record-result.ts'
import { scheduleSession } from '../contexts/training/schedule-session.ts'
import { enrolmentBelief, enrolmentsStore } from '../contexts/training/store-enrolments.ts'
import { programmesStore } from '../contexts/training/store-programmes.ts'
import { sessionsStore } from '../contexts/training/store.ts'
import { withdrawEnrolment } from '../contexts/training/withdraw-enrolment.ts'
import type { Region } from '../../shared/regions.ts'
import type { Believed } from '../kernel/belief.ts'
import type { Base } from './base.ts'

type Asks = {
  approvalOf: ApprovalOf
  organizationName: OrganizationName
  factsOf: (personId: PersonId) => Promise<Believed<Learner> | undefined>
  nameOf: NameOf
  certified: Certified
  certificateOf: CertificateOf
  listRegions: () => Promise<Region[]>
  requireRegions: RequireRegions
}

/** Digits in the code of a county. */
const countyDigits = 6

export function trainingOf(base: Base, asks: Asks) {
  const stores = {
    programmes: programmesStore(base),
    sessions: sessionsStore(base),
    enrolments: enrolmentsStore(base),
  }
  const needs = { ...base, ...asks, ...stores, learnerOf: asks.factsOf, stillAs: enrolmentBelief }
  const counties = async () =>
    (await asks.listRegions()).flatMap(({ code }) => (code.length === countyDigits ? [code] : []))
  return {
    createProgramme: createProgramme({
      ...needs,
      newProgrammeId: () => programmeId.parse(base.newId('prg')),
    }),
    changeProgramme: changeProgramme(needs),
    listProgrammes: listProgrammes(needs),
    scheduleSession: scheduleSession({ ...needs, newSessionId: () => sessionId.parse(base.newId('ses')) }),
    changeSession: changeSession(needs),
    cancelSession: cancelSession(needs),
    listCalendar: listCalendar({ ...needs, counties }),
    getSession: getSession(needs),
    listOrganizationSessions: listOrganizationSessions(needs),
    enrolVolunteer: enrolVolunteer(needs),
    withdrawEnrolment: withdrawEnrolment(needs),
    listMyEnrolments: listMyEnrolments(needs),
    listRoster: listRoster(needs),
    recordAttendance: recordAttendance(needs),
    recordResult: recordResult(needs),
    /** The seed and the demo data work on training through these. */
    ...stores,
    outcomeOf: outcomeOf(needs),
    bookedSubjects: bookedSubjects(needs),
    owed: owed(needs),
  }
}
