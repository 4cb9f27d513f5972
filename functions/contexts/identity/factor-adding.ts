import type { Actor } from '../../../shared/access.ts'
import type { EventName } from '../../../shared/events.ts'
import type { FactorId } from '../../../shared/ids.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { type Factors, hasFactor } from './factor.ts'
import type { FactorStore, Marked } from './factor-ports.ts'
import { newRecoveryCodes, type NewRecoveryCode } from './recovery-codes.ts'
import type { CompleteSecondFactor, Here } from './here.ts'
import type { Started } from './new-token.ts'
import type { Factor } from './session.ts'

/**
 * Whether this session may add a factor. The first one needs only the sign-in; a further one needs proof by those that
 * are there: else whoever holds an address, or finds a page left open, could add one of their own.
 */
export function mayAdd(own: Factors, session: Here['session']): void {
  if (!hasFactor(own)) return
  if (session.level === 'partial') throw new Failure('second-factor-needed')
  if (!session.steppedUp) throw new Failure('step-up-needed')
}

type Needs = {
  factors: FactorStore
  newRecoveryCode: NewRecoveryCode
  completeSecondFactor: CompleteSecondFactor
  now: Clock
}

export type Added = { id: FactorId; recoveryCodes?: string[]; started: Started }

type Adding = {
  readonly actor: Actor
  readonly here: Here
  readonly own: Factors
  readonly made: Marked
  readonly gone?: readonly FactorId[]
  readonly name: EventName
  readonly factor: Factor
}

/**
 * Saves a new factor; with the first one come recovery codes, to be shown this once. It has just been used, so that it
 * is the second step of this session too.
 */
export async function saveAdded(needs: Needs, adding: Adding): Promise<Added> {
  const { actor, here, own, made, gone = [], name, factor } = adding
  const isFirst = own.recoveryHashes.length === 0
  const fresh = isFirst ? newRecoveryCodes(needs, own.personId) : undefined
  const next = fresh ? { ...own, recoveryHashes: fresh.hashes } : own
  await needs.factors.save(next, { name, by: actor, at: needs.now() }, { made, gone })
  const started = await needs.completeSecondFactor(here.token, factor)
  return { id: made.id, started, ...(fresh ? { recoveryCodes: fresh.codes } : {}) }
}
