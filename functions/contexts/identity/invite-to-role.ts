import type { Actor, Grant } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { isOpen, openInvitation } from './account.ts'
import { requireRank, requireTerm, sameRole } from './grants.ts'
import type { Accounts, Invitations, NewInvitationId, RequireRegions } from './ports.ts'

type Needs = {
  accounts: Accounts
  invitations: Invitations
  /** Whether the organization may work on the platform. */
  isApproved: (organizationId: OrganizationId) => Promise<boolean>
  requireRegions: RequireRegions
  newInvitationId: NewInvitationId
  now: Clock
}

/**
 * Offers a role to an address: a manager within the own organization, an administrator within the own region and below
 * the own rank. An offer is all that is ever made, so that nobody learns whether an address has an account. What is
 * offered already is not offered twice: else one manager could fill another person's list, and mailbox, without end.
 */
export const inviteToRole =
  ({ accounts, invitations, isApproved, requireRegions, newInvitationId, now }: Needs) =>
  async (actor: Actor, address: string, grant: Grant, language: Language): Promise<Receipt[]> => {
    const need = grant.organizationId === undefined ? 'identity.invite-official' : 'identity.invite-staff'
    authorize(actor, { anyOf: [need] }, grant)
    requireRank(actor, grant)
    const at = now()
    requireTerm(grant, dayOf(at), language)
    const own = await accounts.find(actor.personId)
    if (own?.addresses.includes(address)) throw new Failure('own-grant')
    if (grant.organizationId !== undefined && !(await isApproved(grant.organizationId)))
      throw new Failure('organization-not-approved')
    await requireRegions({ region: grant.region }, language)
    const offered = (await invitations.listFor(address)).find(
      (one) => isOpen(one, at) && sameRole(one.grant, grant),
    )
    if (offered) return [{ id: offered.id, version: offered.version }]
    const invitation = openInvitation(newInvitationId(), address, grant, actor.personId, at)
    return invitations.create(invitation, {
      name: 'identity.invitation-sent',
      by: actor,
      at,
      region: grant.region,
    })
  }
