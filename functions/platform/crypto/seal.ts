import { createHmac } from 'node:crypto'
import { decrypt, encrypt, ivBytes } from './gcm.ts'
import type { Keys } from './keys.ts'

/** Where a sealed value stands, and whose it is: moved to another item, attribute or person it does not open. */
export type Place = {
  readonly key: { readonly pk: string; readonly sk: string }
  readonly attribute: string
  /** Id of the person (or organization) whose key seals it; destroying that key will erase the value. */
  readonly whose: string
}

/** Asynchronous because the keys of persons will be fetched; today they are derived from the master key. */
export type Sealer = {
  seal(plain: string, place: Place): Promise<string>
  /** Throws when the text was not sealed for this place. */
  unseal(sealed: string, place: Place): Promise<string>
}

/**
 * AES-256-GCM with an IV made from place and plain text by HMAC: the same value at the same place keeps its
 * ciphertext, so an unchanged field is no change in the audit chain; and no IV serves two plaintexts.
 */
export function openSealer(keys: Keys): Sealer {
  return {
    async seal(plain, place) {
      const aad = aadOf(place)
      const mac = createHmac('sha256', keys.of('field-iv', place.whose))
      const iv = mac.update(lengthOf(aad)).update(aad).update(plain, 'utf8').digest().subarray(0, ivBytes)
      return encrypt(keys.of('field', place.whose), iv, plain, aad)
    },
    async unseal(sealed, place) {
      const plain = decrypt(keys.of('field', place.whose), sealed, aadOf(place))
      if (plain === undefined) throw new Error('a sealed value does not open at this place')
      return plain
    },
  }
}

const aadOf = ({ key, attribute, whose }: Place): Buffer =>
  Buffer.from(JSON.stringify([key.pk, key.sk, attribute, whose]))

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return length
}
