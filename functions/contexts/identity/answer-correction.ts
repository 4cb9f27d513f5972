import type { Actor } from '../../../shared/access.ts'
import type { CorrectionId, PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { answeredWith, type Correction } from './correction.ts'
import type { Corrections } from './correction-ports.ts'

type Needs = { corrections: Corrections; now: Clock }
type Input = {
  readonly personId: PersonId
  readonly correctionId: CorrectionId
  readonly version: number
  readonly done: boolean
  readonly answer: string
}

/** As the rules of access look at a request: it lies where it is answered, and belongs to nobody there. */
const deskOf = ({ region, organizationId }: Pick<Correction, 'region' | 'organizationId'>) => ({
  region: organizationId === undefined ? region : undefined,
  organizationId,
})

/** Tells the person that it is corrected, or why not. The correcting itself is done where the data stands. */
export const answerCorrection =
  ({ corrections, now }: Needs) =>
  async (actor: Actor, { personId, correctionId, version, done, answer }: Input): Promise<Receipt[]> => {
    const correction = await corrections.find(personId, correctionId)
    if (!correction) throw notFound()
    authorize(actor, { anyOf: ['volunteers.correct', 'training.correct'] }, deskOf(correction))
    if (correction.version !== version) throw new Failure('changed-meanwhile')
    const at = now()
    const next = answeredWith(correction, { done, answer, by: actor.personId, at })
    const { region } = correction
    return corrections.save(next, { name: 'identity.correction-answered', by: actor, at, region })
  }
