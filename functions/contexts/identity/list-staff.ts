import { type Actor, isOver } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Invitation, isOpen } from './account.ts'
import type { Invitations, Roster, Staff } from './ports.ts'

type Needs = { roster: Roster; invitations: Invitations; now: Clock }

/** Who works for an organization here, and who is still invited. */
export const listStaff =
  ({ roster, invitations, now }: Needs) =>
  async (
    actor: Actor,
    organizationId: OrganizationId,
  ): Promise<{ staff: Staff[]; invited: Invitation[] }> => {
    authorize(actor, { anyOf: ['identity.see-staff'] }, { organizationId })
    const at = now()
    const staff = await roster.listStaff(organizationId)
    const invited = await invitations.listOfOrganization(organizationId, at)
    return {
      staff: staff.filter(({ grant }) => !isOver(grant, dayOf(at))),
      invited: invited.filter((one) => isOpen(one, at)),
    }
  }
