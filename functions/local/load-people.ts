import type { Grant } from '../../shared/access.ts'
import type { Instant } from '../../shared/dates.ts'
import { invitationId, organizationId, personId } from '../../shared/ids.ts'
import type { Receipt } from '../../shared/receipt.ts'
import { newId } from '../platform/config/ids.ts'
import { daysBefore, each, known, memberOf, official, type World } from './load-world.ts'
import type { SeedOrganization, SeedPerson, SeedRole } from './seed-schema.ts'

/** Accounts as a first sign-in opens them; then administrators, organizations, and everyone else's roles. */
export async function loadPeople(world: World): Promise<void> {
  const { people, organizations } = world.seed
  await each(people, 'people', (one) => openAccount(world, one))
  const isFirst = (role: SeedRole) => role.role === 'ADMINISTRATOR'
  await each(people, 'people', (one) => takeUp(world, one, isFirst))
  await each(organizations, 'organizations', (one) => register(world, one))
  await each(people, 'people', (one) => takeUp(world, one, (role) => !isFirst(role)))
}

async function openAccount(world: World, { key, address, language, openedAt, totp }: SeedPerson) {
  const at = openedAt ?? daysBefore(world, 100)
  const id = personId.parse(newId('per'))
  const { accounts, newAccount } = world.at(at).identity
  const account = newAccount(id, address, language, at)
  await accounts.create(account, { name: 'identity.account-opened', by: { personId: id }, at })
  if (totp !== undefined) await world.at(at).identity.giveTotp(id, { secret: totp, addedAt: at, lastStep: 0 })
  world.people.set(key, { personId: id, grants: [] })
}

/** Reads a person's roles anew: who has just got one may use it. */
export async function refresh(world: World, key: string): Promise<void> {
  const account = await world.at(world.now).identity.accounts.find(known(world.people, key).personId)
  if (account) world.people.set(key, { personId: account.personId, grants: account.grants })
}

async function takeUp(world: World, person: SeedPerson, which: (role: SeedRole) => boolean) {
  for (const role of person.roles.filter(which)) {
    const at = role.at ?? daysBefore(world, 95)
    const [invitation] = await invite(world, person.address, role, at)
    const actor = known(world.people, person.key)
    const id = invitationId.parse(invitation?.id)
    await world.at(at).identity.answerInvitationToRole(actor, id, true)
    await refresh(world, person.key)
  }
}

/** Administrators are invited by whoever runs the machine, officials by them, staff by their manager. */
async function invite(world: World, address: string, role: SeedRole, at: Instant): Promise<Receipt[]> {
  const { identity } = world.at(at)
  if ('organization' in role) {
    const grant: Grant = {
      role: role.role,
      organizationId: organizationId.parse(known(world.organizations, role.organization)),
    }
    return identity.inviteToRole(memberOf(world, 'ORG_MANAGER', role.organization), address, grant, 'zh')
  }
  if (role.role === 'ADMINISTRATOR') return identity.inviteFirstAdministrator(address, role.region)
  const grant: Grant = { role: role.role, region: role.region }
  return identity.inviteToRole(official(world, 'ADMINISTRATOR', role.region), address, grant, 'zh')
}

async function register(world: World, it: SeedOrganization) {
  const by = known(world.people, it.registeredBy)
  const [made] = await world
    .at(it.registeredAt ?? daysBefore(world, 99))
    .organizations.registerOrganization(by, it.registration, 'zh')
  const id = organizationId.parse(made?.id)
  world.organizations.set(it.key, id)
  await refresh(world, it.registeredBy)
  if (it.status === 'APPLIED') return
  const administrator = official(world, 'ADMINISTRATOR', it.registration.county)
  const { organizations } = world.at(it.decidedAt ?? daysBefore(world, 98))
  const version = made?.version ?? 1
  await organizations.decideOrganization(
    administrator,
    id,
    it.status === 'APPROVED'
      ? { decision: 'APPROVE', version }
      : { decision: 'REFUSE', version, reason: it.reason ?? '材料不全' },
  )
}
