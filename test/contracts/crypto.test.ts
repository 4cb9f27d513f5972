import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { blindIndex } from '../../functions/platform/crypto/blind-index.ts'
import { keysFrom, readMasterKey } from '../../functions/platform/crypto/keys.ts'
import { openSealer, type Place } from '../../functions/platform/crypto/seal.ts'
import { someStores } from '../support/store/stores.ts'

const stores = someStores()
afterAll(() => stores.close())
const keys = keysFrom(Buffer.alloc(32, 1))
const others = keysFrom(Buffer.alloc(32, 2))

describe('keys', () => {
  it('the file is made once, for its owner only', () => {
    const file = join(stores.folder(), 'master.key')
    const key = readMasterKey(file)
    expect([key.length, statSync(file).mode & 0o777]).toEqual([32, 0o600])
    expect(readMasterKey(file)).toEqual(key)
    expect(readMasterKey(join(stores.folder(), 'master.key'))).not.toEqual(key)
    chmodSync(file, 0o640)
    expect(() => readMasterKey(file)).toThrow('chmod 600')
  })

  it('a broken file is refused and kept', () => {
    const file = join(stores.folder(), 'master.key')
    writeFileSync(file, 'short', { mode: 0o600 })
    expect(() => readMasterKey(file)).toThrow('32 bytes')
    expect(readFileSync(file, 'utf8')).toBe('short')
  })

  it('each purpose, person and master has its own', () => {
    const all = [
      keys.of('field'),
      keys.of('cursor'),
      keys.of('field', 'a'),
      keys.of('field', 'b'),
      others.of('field'),
    ]
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(all.length)
    expect(keys.of('field', 'a')).toEqual(keysFrom(Buffer.alloc(32, 1)).of('field', 'a'))
  })
})

describe('sealed values', () => {
  const place: Place = { key: { pk: 'VOL#1', sk: 'VOL' }, attribute: 'mobile', whose: 'per_1' }
  const { seal, unseal } = openSealer(keys)

  it('open where they were sealed, and keep their text while nothing changes', async () => {
    const sealed = await seal('+8613900000000', place)
    expect(await unseal(sealed, place)).toBe('+8613900000000')
    expect(await seal('+8613900000000', place)).toBe(sealed)
    expect(await seal('+8613900000001', place)).not.toBe(sealed)
    expect(await unseal(await seal('', place), place)).toBe('')
    expect(Buffer.from(sealed, 'base64url')[0]).toBe(1)
  })

  it('do not open elsewhere, nor broken, nor under another key', async () => {
    const sealed = await seal('同行', place)
    const foreign: Place[] = [
      { ...place, key: { pk: 'VOL#2', sk: 'VOL' } },
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
    await expect(openSealer(others).unseal(sealed, place)).rejects.toThrow('does not open')
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
