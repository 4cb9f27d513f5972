import { dayOf } from '../../../shared/dates.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { prefectureOf } from '../../../shared/regions.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Clock } from '../../kernel/clock.ts'
import { isOpen } from './account.ts'
import { liveGrant, sameRole, stays } from './grants.ts'
import { inviteFirstAdministrator } from './invite-first-administrator.ts'
import type { Accounts, Invitations, NewInvitationId, Roster } from './ports.ts'

/** Why whoever runs the machine did not invite anybody. */
export type NotInvited = 'holds-it' | 'invited-already' | 'held-it-before' | 'enough-there'

type Needs = {
  accounts: Accounts
  invitations: Invitations
  roster: Roster
  newInvitationId: NewInvitationId
  now: Clock
}

/** Two help each other when a device is lost; whoever is to be a third is invited by an administrator above. */
const enough = 2

/**
 * Gives an administrator without an equal a colleague: nobody below may invite one, and above the topmost region there
 * is nobody. Authorized by access to the machine, as the first invitation is. Those who stay and those who are invited
 * count together. A start that is repeated with the same flag changes nothing: who took the role up once with this
 * address, and lost it since, is not brought back by a machine.
 */
export const inviteAnotherAdministrator = (needs: Needs) => {
  const invite = inviteFirstAdministrator(needs)
  return async (
    address: string,
    region: RegionCode,
    beliefs: readonly Belief[],
  ): Promise<NotInvited | undefined> => {
    const why = await whyNot(needs, address, region)
    if (why === undefined) await invite(address, region, beliefs)
    return why
  }
}

async function whyNot(
  { accounts, invitations, roster, now }: Needs,
  address: string,
  region: RegionCode,
): Promise<NotInvited | undefined> {
  const at = now()
  const role = { role: 'ADMINISTRATOR', region } as const
  const account = await accounts.findByAddress(address)
  if (account && liveGrant(account, role, dayOf(at))) return 'holds-it'
  const offered = (await invitations.listFor(address)).filter((one) => sameRole(one.grant, role))
  if (offered.some((one) => isOpen(one, at))) return 'invited-already'
  if (offered.some((one) => one.status === 'ACCEPTED')) return 'held-it-before'
  // Invitations first: one that is taken up between the two reads counts twice, and never not at all.
  const open = (await invitations.listOfPrefecture(prefectureOf(region), at)).filter(
    ({ grant, ...one }) =>
      sameRole(grant, role) && grant.until === undefined && isOpen({ ...one, grant }, at),
  )
  const there = (await roster.holdersOf(role)).filter(({ grant }) => stays(grant, dayOf(at)))
  return open.length + there.length < enough ? undefined : 'enough-there'
}
