import type { Proof } from '../../../shared/factors.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { type Factors, withoutRecoveryCode } from './factor.ts'
import type { FactorStore, PasskeyChecks, TotpChecks } from './factor-ports.ts'
import type { Here } from './here.ts'

export type ProofNeeds = { factors: FactorStore; passkeys: PasskeyChecks; totp: TotpChecks; now: Clock }

/**
 * Whether the person holds what they present: what is left of their factors then (a recovery code is gone). Codes are
 * counted before they are compared; each code, challenge and state of a passkey serves once, whoever races for it.
 */
export async function proven(needs: ProofNeeds, own: Factors, proof: Proof, here: Here): Promise<Factors> {
  if (proof.kind === 'PASSKEY') return byPasskey(needs, own, proof, here)
  const { factors } = needs
  if (!(await factors.spendTry(own.personId))) throw new Failure('too-many-requests')
  const left = await (proof.kind === 'TOTP' ? byApp(needs, own, proof.code) : byCode(needs, own, proof.code))
  await factors.giveBackTry(own.personId)
  return left
}

type PasskeyProof = Extract<Proof, { kind: 'PASSKEY' }>

async function byPasskey(
  { factors, passkeys }: ProofNeeds,
  own: Factors,
  { response }: PasskeyProof,
  { session, site }: Here,
): Promise<Factors> {
  const waiting = { session: session.id, what: 'passkey-to-use' } as const
  const challenge = await factors.expected(waiting, own.personId)
  // Taken before it is looked at: a wrong answer ends the challenge too.
  if (challenge === undefined || !(await factors.take(waiting))) throw new Failure('factor-wrong')
  const known = own.passkeys.find((one) => one.credentialId === response.id)
  const before = known && (await factors.usesOf(own)).get(known.id)
  if (!known || !before) throw new Failure('factor-wrong')
  const passkey = { ...known, counter: before.mark }
  const counter = await passkeys.counterOf(response, { site, challenge, passkey })
  if (counter === undefined || !(await factors.markUse(own.personId, known.id, counter)))
    throw new Failure('factor-wrong')
  return own
}

async function byApp({ factors, totp, now }: ProofNeeds, own: Factors, code: string): Promise<Factors> {
  const step = own.totp && (await totp.step(own.totp.secret, code, now()))
  if (!own.totp || step === undefined || !(await factors.markUse(own.personId, own.totp.id, step)))
    throw new Failure('factor-wrong')
  return own
}

/** The code goes with the version of the factors: of many tries at once one saves, the others have a wrong code. */
async function byCode({ factors, now }: ProofNeeds, own: Factors, code: string): Promise<Factors> {
  const left = withoutRecoveryCode(own, factors.hashOf(own.personId, code))
  if (!left) throw new Failure('factor-wrong')
  const happening = { name: 'identity.recovery-code-used', by: own, at: now() } as const
  try {
    await factors.save(left, happening)
  } catch (error) {
    throw error instanceof Failure && error.code === 'changed-meanwhile' ? new Failure('factor-wrong') : error
  }
  return left
}
