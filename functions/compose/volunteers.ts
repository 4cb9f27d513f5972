import { maskName } from '../../shared/formats.ts'
import type { PersonId } from '../../shared/ids.ts'
import { applyAsVolunteer } from '../contexts/volunteers/apply-as-volunteer.ts'
import { appointVolunteer } from '../contexts/volunteers/appoint-volunteer.ts'
import { changeConsents } from '../contexts/volunteers/change-consents.ts'
import { decideVolunteer } from '../contexts/volunteers/decide-volunteer.ts'
import { getMyVolunteerFile } from '../contexts/volunteers/get-my-volunteer-file.ts'
import { getVolunteerCase } from '../contexts/volunteers/get-volunteer-case.ts'
import { listVolunteers } from '../contexts/volunteers/list-volunteers.ts'
import { owed } from '../contexts/volunteers/owed.ts'
import type {
  CountiesIn,
  GrantRole,
  IsSuspended,
  RequireRegions,
  StandingOf,
} from '../contexts/volunteers/ports.ts'
import { resubmitApplication } from '../contexts/volunteers/resubmit-application.ts'
import { volunteersStore } from '../contexts/volunteers/store.ts'
import { appointedIn, factsOf, nameOf } from '../contexts/volunteers/tell-facts.ts'
import type { Base } from './base.ts'

type Asks = {
  grantRole: GrantRole
  isSuspended: IsSuspended
  standingOf: StandingOf
  countiesIn: CountiesIn
  requireRegions: RequireRegions
}

export function volunteersOf(base: Base, asks: Asks) {
  const volunteers = volunteersStore(base)
  const needs = { ...base, ...asks, volunteers }
  const name = nameOf(needs)
  return {
    applyAsVolunteer: applyAsVolunteer(needs),
    getMyVolunteerFile: getMyVolunteerFile(needs),
    resubmitApplication: resubmitApplication(needs),
    changeConsents: changeConsents(needs),
    listVolunteers: listVolunteers(needs),
    getVolunteerCase: getVolunteerCase(needs),
    decideVolunteer: decideVolunteer(needs),
    appointVolunteer: appointVolunteer(needs),
    /** Other contexts, the seed and the demo data work on files through these. */
    volunteers,
    factsOf: factsOf(needs),
    appointedIn: appointedIn(needs),
    nameOf: name,
    maskedNameOf: async (personId: PersonId) => {
      const clear = await name(personId)
      return clear && maskName(clear)
    },
    owed: owed(needs),
  }
}
