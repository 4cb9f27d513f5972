import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { blindIndex } from '../../functions/platform/crypto/blind-index.ts'
import { keysFrom, readSecretFile } from '../../functions/platform/crypto/keys.ts'
import { type DataKeys, fieldKeysOf, openSealer, type Place } from '../../functions/platform/crypto/seal.ts'
import { someStores } from '../support/store/stores.ts'

const stores = someStores()
afterAll(() => stores.close())
const keys = keysFrom(Buffer.alloc(32, 1))
const others = keysFrom(Buffer.alloc(32, 2))

describe('the secret', () => {
  it('its file is made once, for its owner only', () => {
    const file = join(stores.folder(), 'keys')
    const secret = readSecretFile(file)
    expect([secret.length, statSync(file).mode & 0o777]).toEqual([32, 0o600])
    expect(readSecretFile(file)).toEqual(secret)
    expect(readSecretFile(join(stores.folder(), 'keys'))).not.toEqual(secret)
    chmodSync(file, 0o640)
    expect(() => readSecretFile(file)).toThrow('chmod 600')
  })

  it('a broken file is refused and kept', () => {
    const file = join(stores.folder(), 'keys')
    writeFileSync(file, 'short', { mode: 0o600 })
    expect(() => readSecretFile(file)).toThrow('32 bytes')
    expect(readFileSync(file, 'utf8')).toBe('short')
  })

  it('gives each purpose a key of its own', () => {
    const all = [keys.of('cursor'), keys.of('session'), others.of('cursor')]
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(all.length)
    expect(keys.of('cursor')).toEqual(keysFrom(Buffer.alloc(32, 1)).of('cursor'))
  })
})

/** Each person's key is made from their id, so that a test can say what comes out. */
const dataKeys = (byte: number): DataKeys => {
  const of = async (whose: string) => fieldKeysOf(Buffer.alloc(32, byte + whose.length))
  return { of, existing: of, forget: () => {} }
}

const place: Place = { key: { pk: 'VOL#per_1', sk: 'A' }, attribute: 'mobile', whose: 'per_1' }

/** Written down once, so that what was sealed today opens under every later version of this code. */
const vectors = {
  dataKey: Buffer.alloc(32, 3),
  field: 'b9bd291376d86bb4dba20485a70fdba6ef6d2242400f65390141bfa9b90d9df4',
  iv: 'b5e7fa0bef476c9bd0648d2a2e732c0e30043dd1ffccc0575b2fe97f363c881f',
  plain: '+8613900000000',
  sealed: 'AYpGuBidxsOfF1_V5OLApcz0OMyE7vk6_X6aWm3CCfg3yqLaKFG3khFt5w',
  blind: 'bdZlYsT4SBVfFc8c9O3LJdsbfmVhUDh6cOnX744-F0c',
}

describe('sealed values', () => {
  const { seal, unseal } = openSealer(dataKeys(1), 'tongxing')

  it('agree with the vectors', async () => {
    const field = fieldKeysOf(vectors.dataKey)
    expect([field.field, field.iv].map((key) => key.export().toString('hex'))).toEqual([
      vectors.field,
      vectors.iv,
    ])
    const sealer = openSealer(
      { of: async () => field, existing: async () => field, forget: () => {} },
      'tongxing',
    )
    expect(await sealer.seal(vectors.plain, place)).toBe(vectors.sealed)
    expect(await sealer.unseal(vectors.sealed, place)).toBe(vectors.plain)
    expect(blindIndex(keys, 'mobile', vectors.plain)).toBe(vectors.blind)
  })

  it('open where they were sealed, and keep their text while nothing changes', async () => {
    const sealed = await seal('+8613900000000', place)
    expect(await unseal(sealed, place)).toBe('+8613900000000')
    expect(await seal('+8613900000000', place)).toBe(sealed)
    expect(await seal('+8613900000001', place)).not.toBe(sealed)
    expect(await unseal(await seal('', place), place)).toBe('')
    expect(Buffer.from(sealed, 'base64url')[0]).toBe(1)
  })

  it('do not open elsewhere, nor broken, nor under another key or in another table', async () => {
    const sealed = await seal('同行', place)
    const foreign: Place[] = [
      { ...place, key: { pk: 'VOL#per_2', sk: 'A' } },
      { ...place, key: { pk: 'VOL#per_1', sk: 'B' } },
      { ...place, attribute: 'mail' },
      { ...place, whose: 'per_2' },
    ]
    for (const other of foreign) {
      await expect(unseal(sealed, other)).rejects.toThrow('does not open')
      expect(await seal('同行', other)).not.toBe(sealed)
    }
    const bytes = Buffer.from(sealed, 'base64url')
    for (let n = 0; n < bytes.length; n++) {
      const flipped = Buffer.from(bytes.map((byte, at) => (at === n ? byte ^ 1 : byte))).toString('base64url')
      await expect(unseal(flipped, place)).rejects.toThrow('does not open')
    }
    for (const broken of ['', 'AQ', `${sealed}=`, bytes.subarray(0, -1).toString('base64url')])
      await expect(unseal(broken, place)).rejects.toThrow('does not open')
    for (const other of [openSealer(dataKeys(2), 'tongxing'), openSealer(dataKeys(1), 'another')])
      await expect(other.unseal(sealed, place)).rejects.toThrow('does not open')
  })
})

describe('the blind index', () => {
  it('is equal for equal values of one kind, and for nothing else', () => {
    const index = blindIndex(keys, 'mobile', '+8613900000000')
    expect(blindIndex(keys, 'mobile', '+8613900000000')).toBe(index)
    const different = [
      blindIndex(keys, 'mail', '+8613900000000'),
      blindIndex(keys, 'mobile', '+8613900000001'),
      blindIndex(others, 'mobile', '+8613900000000'),
    ]
    expect(new Set([index, ...different]).size).toBe(4)
    expect(Buffer.from(index, 'base64url')).toHaveLength(32)
  })
})
