import { refresh } from './load-people.ts'
import { daysBefore, each, known, official, type World } from './load-world.ts'
import type { SeedPerson, SeedVolunteer } from './seed-schema.ts'

type Applicant = SeedPerson & { readonly volunteer: SeedVolunteer }

const isApplicant = (one: SeedPerson): one is Applicant => one.volunteer !== undefined

/** Applications and what the reviewer decided. */
export const loadApplications = (world: World): Promise<void> =>
  eachApplicant(world, async (person) => {
    const { application, appliedAt } = person.volunteer
    const actor = known(world.people, person.key)
    const { volunteers } = world.at(appliedAt ?? daysBefore(world, 90))
    await volunteers.applyAsVolunteer(actor, application, person.language)
    await refresh(world, person.key)
    await decide(world, person)
  })

/** Appointments, which need the certificates that training has brought by then. */
export const loadAppointments = (world: World): Promise<void> =>
  eachApplicant(world, async ({ key, volunteer: { stage, application, appointedAt } }) => {
    if (stage !== 'APPOINTED') return
    const { volunteers } = world.at(appointedAt ?? world.now)
    const administrator = official(world, 'ADMINISTRATOR', application.county)
    const { personId } = known(world.people, key)
    const file = await volunteers.volunteers.find(personId)
    await volunteers.appointVolunteer(administrator, personId, file?.version ?? 0)
  })

async function eachApplicant(world: World, run: (person: Applicant) => Promise<void>): Promise<void> {
  await each(world.seed.people, 'people', async (one) => {
    if (isApplicant(one)) await run(one)
  })
}

async function decide(world: World, { key, volunteer, language }: Applicant): Promise<void> {
  const { stage, standing, application, decidedAt, credential, reason = '请补充材料后再次提交' } = volunteer
  if (stage === 'APPLIED' && standing === 'ACTIVE') return
  const reviewer = official(world, 'REVIEWER', application.county)
  const { volunteers } = world.at(decidedAt ?? daysBefore(world, 88))
  const { personId } = known(world.people, key)
  const checked = application.credential
    ? { credential: { status: credential, method: 'OFFICIAL_SITE' } as const }
    : {}
  const decision =
    standing === 'ACTIVE'
      ? ({ decision: 'VERIFY', version: 1, paperSeen: true, ...checked } as const)
      : ({ decision: standing === 'RETURNED' ? 'RETURN' : 'REFUSE', version: 1, reason } as const)
  await volunteers.decideVolunteer(reviewer, personId, decision, language)
}
