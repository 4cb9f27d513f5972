import type { RegionCode } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Clock } from '../../kernel/clock.ts'
import { openInvitation } from './account.ts'
import type { Invitations, NewInvitationId } from './ports.ts'

type Needs = { invitations: Invitations; newInvitationId: NewInvitationId; now: Clock }

/**
 * Opens an empty deployment: whoever runs the machine (a flag of `npm start`, a one-off job on AWS) names the address
 * of the first administrator. Authorized by access to the machine; the event's actor is `system`.
 */
export const inviteFirstAdministrator =
  ({ invitations, newInvitationId, now }: Needs) =>
  async (address: string, region: RegionCode, beliefs: readonly Belief[] = []): Promise<Receipt[]> => {
    const at = now()
    const invitation = openInvitation(
      newInvitationId(),
      address,
      { role: 'ADMINISTRATOR', region },
      'system',
      at,
    )
    const happening = { name: 'identity.invitation-sent', by: 'system', at } as const
    return invitations.create(invitation, happening, beliefs)
  }
