import { addMinutes } from '../../shared/dates.ts'
import { subject } from '../../shared/vocabulary.ts'
import type { Units } from '../../functions/platform/store/port.ts'
import { aStore } from './a-store.ts'
import { aClock, aTestApp, type Answer, type Person } from './app.ts'
import { recorded } from './store/recorded.ts'
import { metered } from './store/units.ts'
import { aGroupInput } from './builders/groups.ts'
import { aProgrammeInput, aSessionInput, nextWeek } from './builders/training.ts'
import { anApplication } from './builders/volunteers.ts'
import { backAgain, openTheDeployment, registerAnOrganization, type App, type Took } from './chain-people.ts'

/**
 * The chain from an empty deployment to a confirmed place, walked over HTTP by the people it concerns: nothing is put
 * into the store by hand but the regions. Each step's answer and cost in units is remembered by its operation.
 */
export async function walkTheChain() {
  const clock = aClock()
  const recording = recorded(await aStore(clock.now))
  const { store, spent } = metered(recording.store)
  const app = await aTestApp({ store, clock })
  const steps = new Map<string, Answer & { units: Units; wrote: string }>()
  const took: Took = async (verb, ask) => {
    spent()
    recording.wrote()
    const it = { ...(await ask()), units: spent(), wrote: recording.wrote() }
    if (it.status !== 200) throw new Error(`${verb}: ${it.status} ${JSON.stringify(it.body)}`)
    steps.set(verb, it)
    return it.body
  }
  const officials = await openTheDeployment(app, took)
  const manager = await registerAnOrganization(app, took, officials.administrator)
  const volunteer = await app.signIn('lin@example.cn')
  await took('applyAsVolunteer', () => volunteer.call('post', '/api/volunteers', anApplication()))
  const id = volunteer.personId
  const file = await took('getVolunteerCase', () =>
    officials.reviewer.call('get', `/api/volunteers/${id}/case`),
  )
  const verify = {
    decision: 'VERIFY',
    version: file.version,
    paperSeen: true,
    credential: { status: 'VERIFIED', method: 'OFFICIAL_SITE' },
  }
  await took('decideVolunteer', () =>
    officials.reviewer.call('post', `/api/volunteers/${id}/decision`, verify),
  )
  await train(app, took, manager, volunteer)
  await backAgain(volunteer, manager.manager, ...Object.values(officials))
  const { version } = await took('getMyVolunteerFile', () => volunteer.call('get', '/api/volunteers/me'))
  await took('appointVolunteer', () =>
    officials.administrator.call('post', `/api/volunteers/${id}/appointment`, { version }),
  )
  const group = await place(took, officials.coordinator, volunteer)
  return { app, steps, ...officials, ...manager, volunteer, group }
}

/** One session in each subject: scheduled, enrolled in, attended, passed, certified. */
async function train(
  app: App,
  took: Took,
  by: { manager: Person; organizationId: string },
  volunteer: Person,
) {
  const { manager, organizationId } = by
  for (const [n, one] of subject.options.entries()) {
    const programme = await took('createProgramme', () =>
      manager.call(
        'post',
        `/api/organizations/${organizationId}/programmes`,
        aProgrammeInput({ subject: one }),
      ),
    )
    const times = aSessionInput({ startsAt: addMinutes(nextWeek, n * 300) })
    const { id } = await took('scheduleSession', () =>
      manager.call('post', `/api/training/programmes/${programme.id}/sessions`, times),
    )
    await took('enrolVolunteer', () => volunteer.call('post', `/api/training/sessions/${id}/enrolments`))
    app.clock.set(addMinutes(times.endsAt, 1))
    await backAgain(manager, volunteer)
    const of = `/api/training/sessions/${id}/enrolments/${volunteer.personId}`
    await took('recordAttendance', () =>
      manager.call('put', `${of}/attendance`, { version: 1, attendance: 'PRESENT' }),
    )
    await took('recordResult', () => manager.call('put', `${of}/result`, { version: 2, result: 'PASSED' }))
    await took('awardCertificate', () => manager.call('post', `${of}/certificate`))
    app.clock.set(addMinutes(times.startsAt, -2 * 1440))
  }
  app.clock.set(addMinutes(nextWeek, 3 * 1440))
}

async function place(took: Took, coordinator: Person, volunteer: Person): Promise<string> {
  const { id } = await took('openGroup', () => coordinator.call('post', '/api/groups', aGroupInput()))
  const { team } = await took('suggestHelpers', () =>
    coordinator.call('get', `/api/groups/${id}/suggestions`),
  )
  const [first] = team.places
  const invited = await took('inviteVolunteer', () =>
    coordinator.call('post', `/api/groups/${id}/placements`, first),
  )
  const of = `/api/groups/${id}/placements/${invited.id}`
  const yes = { accept: true, version: 1, noConflict: true, riskRead: true }
  await took('answerInvitation', () =>
    volunteer.call('post', `/api/groups/invitations/${invited.id}/answer`, yes),
  )
  await took('confirmPlacement', () => coordinator.call('post', `${of}/confirmation`, { version: 2 }))
  return id
}
