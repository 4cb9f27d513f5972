import type { Grant } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { FactorId, PersonId } from '../../../shared/ids.ts'
import { Failure, notFound } from '../../kernel/failure.ts'

/** A key pair in a device or a password manager; only its public half is here. */
export type Passkey = {
  readonly id: FactorId
  readonly credentialId: string
  /** COSE key, base64url. */
  readonly publicKey: string
  readonly transports: readonly string[]
  readonly name: string
  readonly addedAt: Instant
}

/** The secret that a person's authenticator app makes its codes from. */
export type Totp = { readonly id: FactorId; readonly secret: string; readonly addedAt: Instant }

/** What a person can prove themself with besides a code to an address. */
export type Factors = {
  readonly personId: PersonId
  readonly version: number
  readonly passkeys: readonly Passkey[]
  readonly totp?: Totp
  /** Keyed hashes of the recovery codes that have not been used. */
  readonly recoveryHashes: readonly string[]
}

/** More than enough for one person's devices. */
const mostPasskeys = 10

export const noFactors = (personId: PersonId): Factors => ({
  personId,
  version: 0,
  passkeys: [],
  recoveryHashes: [],
})

export const hasFactor = ({ passkeys, totp }: Factors): boolean => passkeys.length > 0 || totp !== undefined

export const factorIds = ({ passkeys, totp }: Factors): FactorId[] =>
  [...passkeys, ...(totp ? [totp] : [])].map(({ id }) => id)

/** Everyone but volunteers: who works here sees others’ data. */
export const mustHaveFactor = (grants: readonly Grant[]): boolean =>
  grants.some(({ role }) => role !== 'VOLUNTEER')

export function withPasskey(factors: Factors, passkey: Passkey): Factors {
  if (factors.passkeys.some((one) => one.credentialId === passkey.credentialId))
    throw new Failure('factor-refused')
  if (factors.passkeys.length >= mostPasskeys) throw new Failure('too-many-passkeys')
  return { ...factors, passkeys: [...factors.passkeys, passkey] }
}

/** A new authenticator app takes the place of the one before. */
export const withTotp = (factors: Factors, totp: Totp): Factors => ({ ...factors, totp })

/** Without one factor; whoever must have one keeps the last. With the last one the recovery codes go too. */
export function withoutFactor(factors: Factors, id: FactorId, grants: readonly Grant[]): Factors {
  const { totp, ...rest } = factors
  const passkeys = factors.passkeys.filter((one) => one.id !== id)
  const isTotp = totp?.id === id
  if (passkeys.length === factors.passkeys.length && !isTotp) throw notFound()
  const left: Factors = { ...rest, passkeys, ...(totp && !isTotp ? { totp } : {}) }
  if (hasFactor(left)) return left
  if (mustHaveFactor(grants)) throw new Failure('last-factor')
  return { ...left, recoveryHashes: [] }
}

/** The same without the code of this hash, or undefined when it is none of theirs. */
export const withoutRecoveryCode = (factors: Factors, hash: string): Factors | undefined =>
  factors.recoveryHashes.includes(hash)
    ? { ...factors, recoveryHashes: factors.recoveryHashes.filter((one) => one !== hash) }
    : undefined
