import { createHmac } from 'node:crypto'
import type { Keys } from './keys.ts'

/** What may be looked up without being readable. */
export type BlindKind = 'mobile' | 'mail' | 'id-number' | 'group-code' | 'group-outline'

/**
 * HMAC-SHA-256 of a value under a key of the deployment, for uniqueness and lookup. The caller brings the
 * value into its one form first (mobile in E.164, mail in lower case, last letter of an ID number as X).
 */
export const blindIndex = (keys: Keys, kind: BlindKind, value: string): string =>
  createHmac('sha256', keys.of('blind-index'))
    .update(JSON.stringify([kind, value]))
    .digest('base64url')
