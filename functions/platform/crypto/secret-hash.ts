import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys, Purpose } from './keys.ts'

/** Keyed hash (HMAC-SHA-256) under which a secret is kept and found: the secret itself is not stored. */
export const hashSecret = (keys: Keys, purpose: Purpose, text: string): string =>
  createHmac('sha256', keys.of(purpose)).update(text).digest('base64url')

/** Compares two hashes in constant time. */
export function sameHash(kept: string, given: string): boolean {
  const [a, b] = [Buffer.from(kept), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
