import type { Instant } from '../../../shared/dates.ts'
import type { FactorId, PersonId } from '../../../shared/ids.ts'
import { noFactors } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'

type Needs = { factors: FactorStore; newFactorId: () => FactorId }

type App = {
  readonly secret: string
  readonly addedAt: Instant
  /** The last step (30 seconds since 1970) whose code has served; those before serve no more. */
  readonly lastStep: number
}

/** An authenticator app that a seed brings for a person without factors. Run by whoever runs the machine. */
export const giveTotp =
  ({ factors, newFactorId }: Needs) =>
  async (personId: PersonId, { secret, addedAt, lastStep }: App): Promise<FactorId> => {
    const id = newFactorId()
    await factors.save(
      { ...noFactors(personId), totp: { id, secret, addedAt } },
      { name: 'identity.totp-added', by: 'system', at: addedAt },
      { made: { id, mark: lastStep } },
    )
    return id
  }
