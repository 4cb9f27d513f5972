/** What reviewer, organization, administrator and coordinator do in a volunteer's journey, through the API. */
import { expect } from 'vitest'
import type { Server } from '../../support/server.ts'

type Person = Awaited<ReturnType<Server['signIn']>>

/** The answer of a call that must succeed. */
export async function done(by: Person, method: string, path: string, body?: unknown) {
  const answer = await by.call(method, path, body)
  const refused = answer.status === 200 ? undefined : answer.body
  expect({ path, refused }).toEqual({ path, refused: undefined })
  return answer.body
}

/** The reviewer saw the identity card and the licence. */
export async function verify(server: Server, personId: string) {
  const reviewer = await server.signIn('reviewer@demo.example')
  const { version } = await done(reviewer, 'get', `/api/volunteers/${personId}/case`)
  const credential = { status: 'VERIFIED', method: 'OFFICIAL_SITE' }
  await done(reviewer, 'post', `/api/volunteers/${personId}/decision`, {
    decision: 'VERIFY',
    version,
    paperSeen: true,
    credential,
  })
}

/** The reviewer sends the application back with a reason. */
export async function sendBack(server: Server, personId: string, reason: string) {
  const reviewer = await server.signIn('reviewer@demo.example')
  const { version } = await done(reviewer, 'get', `/api/volunteers/${personId}/case`)
  await done(reviewer, 'post', `/api/volunteers/${personId}/decision`, {
    decision: 'RETURN',
    version,
    reason,
  })
}

const hour = 3_600_000
const later = (at: string, hours: number) => new Date(Date.parse(at) + hours * hour).toISOString()

/** The organization plans one session of each subject, and one more of the first with a single place. */
export async function planTraining(server: Server, startsAt: string, mark: string) {
  const manager = await server.signIn('manager1@demo.example')
  const me = await done(manager, 'get', '/api/me')
  const { organizationId } = me.grants.find((one: { role: string }) => one.role === 'ORG_MANAGER')
  const schedule = async (subject: string, title: string, hours: number, capacity: number) => {
    const programme = { subject, title, content: '面授与练习', taughtMinutes: 180, validMonths: 24 }
    const made = await done(manager, 'post', `/api/organizations/${organizationId}/programmes`, programme)
    const begin = later(startsAt, hours)
    const session = await done(manager, 'post', `/api/training/programmes/${made.id}/sessions`, {
      startsAt: begin,
      endsAt: later(begin, 2),
      closesAt: later(begin, -1),
      place: '江湾区公共法律服务中心 2 楼会议室',
      county: '990101',
      trainer: '周老师',
      capacity,
    })
    return session.id as string
  }
  const full = await schedule('POLICY', `政策专场 ${mark}`, 0, 1)
  const policy = await schedule('POLICY', `政策入门 ${mark}`, 24, 20)
  const skills = await schedule('SKILLS', `倾听练习 ${mark}`, 28, 20)
  const standards = await schedule('STANDARDS', `服务规范 ${mark}`, 32, 20)
  return { full, sessions: [policy, skills, standards] }
}

/** Somebody else takes the only place. */
export async function fill(server: Server, sessionId: string) {
  const { people } = (await server.call('get', '/api/demo/people')).body
  const other = people.find((one: { role: string }) => one.role === 'VOLUNTEER')
  await done(await server.signIn(other.address), 'post', `/api/training/sessions/${sessionId}/enrolments`)
}

/** Present, passed, certified. */
export async function pass(manager: Person, sessionId: string, personId: string) {
  const path = `/api/training/sessions/${sessionId}/enrolments/${personId}`
  const { rows } = await done(manager, 'get', `/api/training/sessions/${sessionId}/roster`)
  const { version } = rows.find((one: { personId: string }) => one.personId === personId)
  const there = await done(manager, 'put', `${path}/attendance`, { version, attendance: 'PRESENT' })
  await done(manager, 'put', `${path}/result`, { version: there.version, result: 'PASSED' })
  await done(manager, 'post', `${path}/certificate`)
}

export async function appoint(server: Server, volunteer: Person) {
  const administrator = await server.signIn('administrator@demo.example')
  const { version } = await done(volunteer, 'get', '/api/volunteers/me')
  await done(administrator, 'post', `/api/volunteers/${volunteer.personId}/appointment`, { version })
}

/** What the coordinator lets the volunteer know before the answer. */
export const riskNotice = '对方情绪有时激动。见面在司法所，由工作人员陪同。'

/** The coordinator opens a group of one and invites the volunteer. */
export async function invite(server: Server, personId: string) {
  const coordinator = await server.signIn('coordinator1@demo.example')
  const group = await done(coordinator, 'post', '/api/groups', {
    county: '990101',
    helpFields: ['MORAL_EDUCATION', 'EMPLOYMENT'],
    sex: 'MALE',
    ageBand: '30_39',
    priority: 'ORDINARY',
    pairing: 'ONE_TO_ONE',
    availability: ['SAT_AM'],
    seats: [{ role: 'JUSTICE_OFFICER' }, { role: 'VOLUNTEER', background: 'LAW' }],
    riskNotice,
  })
  const placement = await done(coordinator, 'post', `/api/groups/${group.id}/placements`, {
    personId,
    seat: 1,
  })
  const confirm = async () => {
    const { placements } = await done(coordinator, 'get', `/api/groups/${group.id}`)
    const { version } = placements.find((one: { id: string }) => one.id === placement.id)
    await done(coordinator, 'post', `/api/groups/${group.id}/placements/${placement.id}/confirmation`, {
      version,
    })
  }
  return { groupId: group.id as string, placementId: placement.id as string, confirm }
}
