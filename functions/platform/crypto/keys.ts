import { hkdfSync, randomBytes } from 'node:crypto'
import { ownFile } from './own-file.ts'

/** What a key may be used for; each purpose has its own, so that one use can never undo another. */
export type Purpose = 'cursor' | 'blind-index' | 'idempotency' | 'session' | 'sign-in-code' | 'pseudonym'

/** The sub-keys of one secret, 32 bytes each. It is never renewed: blind indexes made with it could not be found again. */
export type Keys = { of(purpose: Purpose): Buffer }

const size = 32

/** Derives by HKDF-SHA-256 (RFC 5869). */
export function keysFrom(secret: Uint8Array): Keys {
  if (secret.length < size) throw new TypeError(`a secret has at least ${size} bytes`)
  const known = new Map<Purpose, Buffer>()
  return {
    of(purpose) {
      const key =
        known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', `tongxing/1/${purpose}`, size))
      known.set(purpose, key)
      return key
    },
  }
}

/** Reads the secret from a file that only its owner may read; makes it when it is missing. */
export function readSecretFile(file: string): Buffer {
  const secret = Buffer.from(ownFile(file, () => randomBytes(size).toString('base64')).trim(), 'base64')
  if (secret.length !== size) throw new Error(`${file} does not hold a key of ${size} bytes in base64`)
  return secret
}
