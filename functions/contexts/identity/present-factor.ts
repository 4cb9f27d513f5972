import type { Actor } from '../../../shared/access.ts'
import type { Proof } from '../../../shared/factors.ts'
import { authorize } from '../../kernel/authorize.ts'
import { proven, type ProofNeeds } from './factor-proof.ts'
import type { CompleteSecondFactor, Here } from './here.ts'
import type { Started } from './new-token.ts'

type Needs = ProofNeeds & { completeSecondFactor: CompleteSecondFactor }

/** The second step of signing in, and the step-up of a session that is whole: a proof, then a new token. */
export const presentFactor =
  (needs: Needs) =>
  async (
    actor: Actor,
    here: Here,
    proof: Proof,
  ): Promise<{ started: Started; recoveryCodesLeft: number }> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const own = await needs.factors.find(actor.personId)
    const left = await proven(needs, own, proof, here)
    const started = await needs.completeSecondFactor(here.token, proof.kind)
    return { started, recoveryCodesLeft: left.recoveryHashes.length }
  }
