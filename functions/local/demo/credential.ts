import type * as z from 'zod'
import type { CredentialInput, credentialInput } from '../../../shared/volunteers.ts'
import type { Background } from '../../../shared/vocabulary.ts'

const digits = (n: number, length: number): string =>
  String(20_100_000_000_000_000n + BigInt(n) * 7_919n)
    .padEnd(length, '0')
    .slice(0, length)

/** What a profession usually shows; every fourth psychologist has a training certificate instead of a licence. */
export function credentialOf(background: Background, n: number): z.input<typeof credentialInput> | undefined {
  const kinds: Partial<Record<Background, readonly [CredentialInput['kind'], number]>> = {
    LAW: n % 2 === 0 ? ['LAWYER_LICENCE', 17] : ['LEGAL_QUALIFICATION', 14],
    PSYCHOLOGY: n % 4 === 0 ? ['PSYCHOLOGY_TRAINING', 12] : ['PSYCHOTHERAPIST', 15],
    EDUCATION: ['TEACHER', 17],
    SOCIAL_WORK: ['SOCIAL_WORKER', 16],
    SOCIOLOGY: ['DEGREE', 18],
  }
  const found = kinds[background]
  if (!found) return undefined
  const [kind, length] = found
  const number = kind === 'LEGAL_QUALIFICATION' ? `A${digits(n, length)}` : digits(n, length)
  return { kind, number, issuedOn: `20${String(8 + (n % 9)).padStart(2, '0')}-06-15` }
}
