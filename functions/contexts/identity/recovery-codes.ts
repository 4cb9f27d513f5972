import { recoveryCodeCount } from '../../../shared/factors.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { FactorStore } from './factor-ports.ts'

export type NewRecoveryCode = () => string

/** New codes, in halves as people write them down, and the hashes that alone are kept. */
export function newRecoveryCodes(
  { factors, newRecoveryCode }: { factors: FactorStore; newRecoveryCode: NewRecoveryCode },
  personId: PersonId,
): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  return {
    codes: codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`),
    hashes: codes.map((code) => factors.hashOf(personId, code)),
  }
}
