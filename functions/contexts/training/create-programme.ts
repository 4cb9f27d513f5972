import type { Actor } from '../../../shared/access.ts'
import type { OrganizationId, ProgrammeId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { ProgrammeInput } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { ApprovalOf, Programmes } from './ports.ts'

type Needs = { programmes: Programmes; approvalOf: ApprovalOf; newProgrammeId: () => ProgrammeId; now: Clock }

/** Sets up what an approved organization teaches. */
export const createProgramme =
  ({ programmes, approvalOf, newProgrammeId, now }: Needs) =>
  async (actor: Actor, organizationId: OrganizationId, input: ProgrammeInput): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['training.plan'] }, { organizationId })
    const { answer: isApproved, beliefs } = await approvalOf(organizationId)
    if (!isApproved) throw new Failure('organization-not-approved')
    const programme = { ...input, id: newProgrammeId(), version: 0, organizationId }
    return programmes.save(programme, { name: 'training.programme-created', by: actor, at: now() }, beliefs)
  }
