import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { decrypt, encrypt, ivBytes } from './gcm.ts'

/** Where a sealed value stands, and whose it is: moved to another item, attribute or person it does not open. */
export type Place = {
  readonly key: { readonly pk: string; readonly sk: string }
  readonly attribute: string
  /** Id of the person (or organization, or group) whose data key seals it: without that key it is gone for good. */
  readonly whose: string
}

/** What one data key is used for: sealing, and making IVs. Node would make such objects out of bytes at each use. */
export type FieldKeys = { readonly field: KeyObject; readonly iv: KeyObject }

/** The data keys of persons, organizations and groups: random, and kept only as wrapped by the master key. */
export type DataKeys = {
  /** Makes one when there is none yet. Throws KeyDestroyed. */
  of(whose: string): Promise<FieldKeys>
  /** Throws KeyDestroyed, also when there never was one. */
  existing(whose: string): Promise<FieldKeys>
  /** Out of this process's memory: after its destruction. */
  forget(whose: string): void
}

/** Thrown where a value cannot be opened or sealed any more, because whose it is has been erased. */
export class KeyDestroyed extends Error {
  constructor() {
    super('the data key is destroyed')
    this.name = 'KeyDestroyed'
  }
}

export type Sealer = {
  seal(plain: string, place: Place): Promise<string>
  /** Throws when the text was not sealed for this place. */
  unseal(sealed: string, place: Place): Promise<string>
  /** Lets go of a data key that was destroyed. */
  forget(whose: string): void
}

/** Stands in what is bound to each value, so that values of another format never open as this one. */
const format = 1

/**
 * AES-256-GCM with an IV made from place and plain text by HMAC: the same value at the same place keeps its
 * ciphertext, so an unchanged field is no change in the audit chain; and no IV serves two plaintexts.
 */
export function openSealer(keys: DataKeys, table: string): Sealer {
  const aadOf = ({ key, attribute, whose }: Place): Buffer =>
    Buffer.from(JSON.stringify([format, table, key.pk, key.sk, attribute, whose]))
  return {
    async seal(plain, place) {
      const { field, iv } = await keys.of(place.whose)
      const aad = aadOf(place)
      const mac = createHmac('sha256', iv).update(lengthOf(aad)).update(aad).update(plain, 'utf8')
      return encrypt(field, mac.digest().subarray(0, ivBytes), plain, aad)
    },
    async unseal(sealed, place) {
      const { field } = await keys.existing(place.whose)
      const plain = decrypt(field, sealed, aadOf(place))
      if (plain === undefined) throw new Error('a sealed value does not open at this place')
      return plain
    },
    forget: (whose) => keys.forget(whose),
  }
}

/** The two keys that one random data key stands for (HKDF-SHA-256, RFC 5869). */
export function fieldKeysOf(dataKey: Buffer): FieldKeys {
  const derive = (info: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `tongxing/1/${info}`, 32)))
  return { field: derive('field'), iv: derive('field-iv') }
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return length
}
