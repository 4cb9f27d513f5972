import type { Actor } from '../../../shared/access.ts'
import type { InvitationId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { answered } from './account.ts'
import { withGrant } from './grants.ts'
import type { Accounts, Invitations, Roster } from './ports.ts'
import { stillGiven } from './still-given.ts'

type Needs = { accounts: Accounts; invitations: Invitations; roster: Roster; now: Clock }

/** Accepts or declines a role that was offered to one of one's own addresses. */
export const answerInvitationToRole =
  ({ accounts, invitations, roster, now }: Needs) =>
  async (actor: Actor, id: InvitationId, accept: boolean): Promise<Receipt[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    const offered = (await Promise.all(account.addresses.map(invitations.listFor))).flat()
    const invitation = offered.find((one) => one.id === id)
    if (!invitation) throw notFound()
    authorize(actor, { anyOf: ['identity.answer-invitation'] }, account)
    const at = now()
    const answer = answered(invitation, account, accept, at)
    const name = accept ? 'identity.invitation-accepted' : 'identity.invitation-declined'
    const giving = { givenBy: invitation.invitedBy, by: actor.personId, at }
    const granted = accept ? withGrant(account, invitation.grant, giving) : account
    const beliefs = accept ? await stillGiven({ accounts, roster }, invitation, at) : []
    const happening = { name, by: actor, at, region: invitation.grant.region } as const
    return invitations.answer(answer, granted === account ? undefined : granted, happening, beliefs)
  }
