import type { Actor } from '../../../shared/access.ts'
import type { CorrectionInput } from '../../../shared/corrections.ts'
import type { CorrectionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { askedFor, mostOpen } from './correction.ts'
import type { Corrections, CountyOf, HeldBy } from './correction-ports.ts'

type Needs = {
  corrections: Corrections
  countyOf: CountyOf
  heldBy: HeldBy
  newCorrectionId: () => CorrectionId
  now: Clock
}

/** A person says what is wrong in what is stored about them; it goes to whoever recorded it. */
export const askCorrection =
  ({ corrections, countyOf, heldBy, newCorrectionId, now }: Needs) =>
  async (actor: Actor, input: CorrectionInput): Promise<Receipt[]> => {
    const { personId } = actor
    const open = (await corrections.listOf(personId)).filter(({ status }) => status === 'OPEN')
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    if (open.length >= mostOpen) throw new Failure('too-many-requests')
    const at = now()
    const known = {
      region: await countyOf(personId),
      organizationId: input.sessionId && (await heldBy(personId, input.sessionId)),
    }
    const correction = askedFor({ id: newCorrectionId(), personId, at }, input, known)
    const { region } = known
    return corrections.save(correction, { name: 'identity.correction-asked', by: actor, at, region })
  }
