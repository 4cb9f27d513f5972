import { regionCode } from '../../shared/ids.ts'
import type { Answer, aTestApp, Person } from './app.ts'
import { aRegistration } from './builders/organizations.ts'

// Who walks the chain: how they get their roles.

const county = regionCode.parse('990101')

export type Took = (verb: string, ask: () => Promise<Answer>) => Promise<Answer['body']>

/** Who was away signs in again, and who has a new role adds a second factor, before what is measured. */
export async function backAgain(...people: Person[]) {
  for (const person of people) await person.call('get', '/api/me/tasks')
}

export type App = Awaited<ReturnType<typeof aTestApp>>

export async function openTheDeployment(app: App, took: Took) {
  await app.asSystem().identity.inviteFirstAdministrator('adm@example.cn', regionCode.parse('9901'))
  const accept = async (person: Person) => {
    const { invitations } = await took('getMe', () => person.call('get', '/api/me'))
    await took('answerInvitationToRole', () =>
      person.call('post', `/api/invitations/${invitations[0].id}/answer`, { accept: true }),
    )
    await backAgain(person)
    return person
  }
  const administrator = await accept(await app.signIn('adm@example.cn'))
  const invite = (role: string, address: string) =>
    took('inviteToRole', () =>
      administrator.call('post', '/api/invitations', { role, region: county, address }),
    )
  await invite('REVIEWER', 'rev@example.cn')
  await invite('COORDINATOR', 'coo@example.cn')
  const reviewer = await accept(await app.signIn('rev@example.cn'))
  const coordinator = await accept(await app.signIn('coo@example.cn'))
  return { administrator, reviewer, coordinator }
}

export async function registerAnOrganization(app: App, took: Took, administrator: Person) {
  const manager = await app.signIn('org@example.cn')
  const { id } = await took('registerOrganization', () =>
    manager.call('post', '/api/organizations', aRegistration()),
  )
  await backAgain(manager)
  const approve = { decision: 'APPROVE', version: 1 }
  await took('decideOrganization', () =>
    administrator.call('post', `/api/organizations/${id}/decision`, approve),
  )
  return { manager, organizationId: String(id) }
}
