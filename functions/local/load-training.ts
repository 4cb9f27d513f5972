import { addMinutes } from '../../shared/dates.ts'
import { certificateId, organizationId, programmeId, sessionId } from '../../shared/ids.ts'
import { daysBefore, each, earlierOf, known, memberOf, step, type World } from './load-world.ts'
import type { SeedEnrolment, SeedSession } from './seed-schema.ts'

const aDay = 1440

/** Programmes, sessions, and what came of each enrolment up to its certificate. */
export async function loadTraining(world: World): Promise<void> {
  await each(world.seed.programmes, 'programmes', async ({ key, organization, programme, at }) => {
    const actor = memberOf(world, 'ORG_MANAGER', organization)
    const id = organizationId.parse(known(world.organizations, organization))
    const [made] = await world.at(at ?? daysBefore(world, 97)).training.createProgramme(actor, id, programme)
    world.programmes.set(key, programmeId.parse(made?.id))
  })
  await each(world.seed.sessions, 'sessions', (one) => schedule(world, one))
  for (const [n, one] of world.seed.sessions.entries())
    await each(one.enrolments, `sessions.${n}.enrolments`, (enrolment, path) =>
      learn(world, one, enrolment, path),
    )
  await each(world.seed.sessions, 'sessions', (one) => cancel(world, one))
}

const organizationOf = ({ seed }: World, { programme }: SeedSession): string =>
  seed.programmes.find((one) => one.key === programme)?.organization ?? ''

async function schedule(world: World, one: SeedSession) {
  const at = one.scheduledAt ?? earlierOf(addMinutes(one.session.closesAt, -30 * aDay), world.now)
  const actor = memberOf(world, 'ORG_MANAGER', organizationOf(world, one))
  const programme = programmeId.parse(known(world.programmes, one.programme))
  const [made] = await world.at(at).training.scheduleSession(actor, programme, one.session, 'zh')
  world.sessions.set(one.key, sessionId.parse(made?.id))
}

async function learn(world: World, one: SeedSession, enrolment: SeedEnrolment, path: string) {
  const id = sessionId.parse(known(world.sessions, one.key))
  const { closesAt, startsAt, endsAt } = one.session
  const learner = known(world.people, enrolment.person)
  const enrolledAt = enrolment.enrolledAt ?? earlierOf(addMinutes(closesAt, -aDay), world.now)
  await world.at(enrolledAt).training.enrolVolunteer(learner, id)
  if (enrolment.withdrawnAt !== undefined)
    await world.at(enrolment.withdrawnAt).training.withdrawEnrolment(learner, id)
  const { attendance, result, certificate } = enrolment
  if (attendance === undefined) return
  const organization = organizationOf(world, one)
  const teacher = memberOf(world, 'ORG_MANAGER', organization)
  const input = { version: 1, attendance }
  await step(`${path}.attendance`, () =>
    world.at(startsAt).training.recordAttendance(teacher, id, learner.personId, input),
  )
  if (result === undefined) return
  await step(`${path}.result`, () =>
    world.at(endsAt).training.recordResult(teacher, id, learner.personId, { version: 2, result }),
  )
  if (!certificate) return
  const at = certificate.at ?? earlierOf(addMinutes(endsAt, aDay), world.now)
  const [awarded] = await step(`${path}.certificate`, () =>
    world.at(at).certifications.awardCertificate(teacher, id, learner.personId),
  )
  const { revoked } = certificate
  if (!revoked) return
  const crt = certificateId.parse(awarded?.id)
  const why = { version: awarded?.version ?? 1, reason: revoked.reason }
  await world
    .at(revoked.at ?? world.now)
    .certifications.revokeCertificate(teacher, learner.personId, crt, why)
}

async function cancel(world: World, one: SeedSession) {
  if (!one.cancelled) return
  const { at = world.now, reason } = one.cancelled
  const actor = memberOf(world, 'ORG_MANAGER', organizationOf(world, one))
  const id = sessionId.parse(known(world.sessions, one.key))
  await world.at(at).training.cancelSession(actor, id, { version: 1, reason })
}
